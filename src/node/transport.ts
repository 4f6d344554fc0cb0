import type { HttpReply, HttpRequest, Send } from '../core/wire/http.ts';
import { isLoopback } from '../core/wire/reach.ts';
import { createTrust } from './certificates.ts';
import { sendByEditor } from './editor-transport.ts';
import { networkCode, nothingWasSent } from './network-error.ts';
import { type NetworkFacts, PLAIN_NETWORK } from './network-facts.ts';
import { sendByUndici } from './undici-transport.ts';

export interface Transport {
  readonly send: Send;
  /** Ends every connection, also those in use. */
  readonly close: () => Promise<void>;
}

/**
 * The two routes to a server behind one port. `undici` is the fast one, with the proxy and the certificates that the facts
 * name; `editor` is VS Code's own, which also knows PAC files, the operating system's proxy and how to sign in. `auto` takes
 * the first and, where no connection comes about, the second, before a byte of the request has left; the host is remembered.
 */
export function createTransport(network: () => NetworkFacts = () => PLAIN_NETWORK): Transport {
  const trust = createTrust();
  const closing = new AbortController();
  let known = '';
  let needEditor = new Set<string>();

  const send: Send = async (request, caller) => {
    const facts = network();
    // What was learnt holds for the settings under which it was learnt.
    const now = JSON.stringify(facts);
    if (now !== known) needEditor = new Set();
    known = now;
    const signal = AbortSignal.any([caller, closing.signal]);
    const { hostname, host } = new URL(request.url);
    if (facts.route === 'editor' || (facts.route === 'auto' && needEditor.has(host)))
      return sendByEditor(request, facts, signal);
    try {
      return await sendByUndici(request, facts, trust, signal);
    } catch (error) {
      // The editor knows no better way to this machine itself.
      if (facts.route === 'undici' || signal.aborted || isLoopback(hostname)) throw error;
      if (!nothingWasSent(error)) {
        // Too late for this request, in time for the next one.
        if (networkCode(error) === 'PROXY_SIGN_IN') needEditor.add(host);
        throw error;
      }
      const reply = await fallBack(request, facts, signal, error);
      needEditor.add(host);
      return reply;
    }
  };
  return {
    send,
    close: async () => closing.abort(new Error('Stipple was closed')),
  };
}

/** Where the editor fails at the same thing, what was found first is told: its words are clearer. */
async function fallBack(
  request: HttpRequest,
  facts: NetworkFacts,
  signal: AbortSignal,
  first: unknown,
): Promise<HttpReply> {
  try {
    return await sendByEditor(request, facts, signal);
  } catch (second) {
    const code = networkCode(second);
    const told = nothingWasSent(second) && (code === '' || code === networkCode(first));
    throw told ? first : second;
  }
}
