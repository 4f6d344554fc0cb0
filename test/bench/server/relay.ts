import net from 'node:net';
import { now } from '../clock.ts';

export interface Relay {
  readonly server: net.Server;
  /** When the last byte left for the client whose connection the target sees coming from this port. */
  readonly lastByteAt: (port: number) => number | undefined;
}

/** A long way to a server on this machine: every byte arrives `delay` milliseconds later, in both directions. */
export function createRelay(targetPort: () => number, delay: number): Relay {
  const lastBytes = new Map<number, number>();
  const server = net.createServer((client) => {
    const upstream = net.connect(targetPort());
    upstream.once('connect', () => {
      const port = upstream.localPort ?? 0;
      carry(client, upstream);
      carry(upstream, client, () => lastBytes.set(port, now()));
    });
  });
  return { server, lastByteAt: (port) => lastBytes.get(port) };

  function carry(from: net.Socket, to: net.Socket, written?: () => void): void {
    to.setNoDelay(true);
    from.on('data', (bytes) => setTimeout(() => to.writable && to.write(bytes, written), delay));
    from.on('end', () => setTimeout(() => to.end(), delay));
    from.on('error', () => to.destroy());
  }
}
