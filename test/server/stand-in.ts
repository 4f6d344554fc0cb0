import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault, FaultName } from './fault-types.ts';
import { readFault } from './faults.ts';
import type { RequestRecord } from './log.ts';
import { serve } from './serve.ts';
import { createState, reset, type StandInOptions } from './state.ts';

export type StandIn = {
  /** With `/v1`, as a client's base URL wants it. */
  readonly url: string;
  readonly origin: string;
  readonly key: string;
  /** Requests whose body has arrived, oldest first. */
  readonly requests: readonly RequestRecord[];
  /** Connections that broke HTTP itself, for instance by a wrong Content-Length. */
  readonly brokenConnections: readonly string[];
  nextRequest(): Promise<RequestRecord>;
  /** Orders a fault for the next image request; faults queue up. */
  next(fault: FaultName | Fault): void;
  setDelay(milliseconds: number): void;
  /** Forgets requests, faults and pictures, and takes its first delay again. */
  reset(): void;
  /** Breaks every connection at once. */
  close(): Promise<void>;
};

/** Starts a stand-in for the OpenAI Images API on the loopback address. */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const state = createState(options);
  const server = createServer({ noDelay: true }, (request, response) => void serve(request, response, state));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // A client may hang up as it likes; only what it sends can be wrong.
    if (error.code?.startsWith('HPE_')) state.broken.push(error.code);
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
  });
  await new Promise<void>((done, failed) => server.once('error', failed).listen(state.options.port, '127.0.0.1', done));
  state.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${state.origin}/v1`,
    origin: state.origin,
    key: state.options.key,
    requests: state.log.requests,
    brokenConnections: state.broken,
    nextRequest: state.log.nextRequest,
    next: (fault) => void state.queue.push(readFault(fault)),
    setDelay(milliseconds) {
      state.delay = milliseconds;
    },
    reset: () => reset(state),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
