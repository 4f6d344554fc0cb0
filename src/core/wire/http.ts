/** HTTP as plain data: what to send is described here and sent at the edge. */

import type { FileData } from '../model/file-data.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: HttpBody;
  /**
   * Where somebody else chose the address: `public` keeps the connection out of this machine and of private networks, whatever
   * the name resolves to. What would lead there is a `bad-response`, and nothing is sent.
   */
  readonly reach?: 'public';
}

export type HttpBody =
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'multipart'; readonly parts: readonly Part[] };

export type Part = FieldPart | FilePart;

export interface FieldPart {
  readonly name: string;
  readonly value: string;
}

export type FilePart = FileData & {
  readonly name: string;
  readonly filename: string;
  readonly contentType: string;
};

export interface HttpReply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Read once. A piece is the reader's until it asks for the next one; leaving the loop early closes the connection. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** The port to the network. Rejects with an ImageError `network`, `timeout` or `bad-response` (see `reach`), or the signal's reason. */
export type Send = (request: HttpRequest, signal: AbortSignal) => Promise<HttpReply>;
