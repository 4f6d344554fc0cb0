/** HTTP as plain data: what to send is described here and sent at the edge. */

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: HttpBody;
}

export type HttpBody =
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'multipart'; readonly parts: readonly Part[] };

export type Part = FieldPart | FilePart;

export interface FieldPart {
  readonly name: string;
  readonly value: string;
}

export type FilePart = FilePartHead & ({ readonly bytes: Uint8Array } | { readonly content: FileContent });

export interface FilePartHead {
  readonly name: string;
  readonly filename: string;
  readonly contentType: string;
}

/** A file that is read while it is sent, so that its size does not count in memory. */
export interface FileContent {
  /** Exact, in bytes. */
  readonly size: number;
  /** From the start, as often as it is called. A chunk may be used until the next but one is asked for. */
  readonly open: () => AsyncIterable<Uint8Array>;
}

export interface HttpReply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Read once; leaving the loop early closes the connection. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** The port to the network. Rejects with an ImageError `network` or `timeout`, or with the signal's reason. */
export type Send = (request: HttpRequest, signal: AbortSignal) => Promise<HttpReply>;
