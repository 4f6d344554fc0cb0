import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/**
 * Keeps what a server said before it hung up on an upload. It may refuse early, answer, close and reset; a write into that
 * fails (EPIPE, ECONNRESET), upon which Node throws the socket away with the answer in it, which lay there to be read.
 * So after a failed write the socket is read to its end first.
 * @param answered whether an answer is being read already
 * @returns what came, once the socket has failed; undefined where nothing did
 */
export function keepLastWords(socket: Socket, answered: () => boolean): () => Buffer | undefined {
  const words: Buffer[] = [];
  const destroy = socket.destroy.bind(socket);
  let broken: Error | undefined;
  socket.destroy = (error) => {
    if (broken || answered() || (error as NodeJS.ErrnoException | undefined)?.syscall !== 'write') {
      return destroy(broken ?? error);
    }
    broken = error;
    for (let chunk = socket.read(); chunk; chunk = socket.read()) words.push(chunk);
    // A stream with an error takes in no more of what the system reads.
    socket.push = (chunk: Buffer | null) => {
      if (chunk) words.push(chunk);
      else queueMicrotask(() => destroy(broken));
      return true;
    };
    return socket;
  };
  return () => (words.length > 0 ? Buffer.concat(words) : undefined);
}

/** A connection to nobody, that answers the first request with these bytes. */
export function replay(words: Buffer): Duplex {
  let told = false;
  return new Duplex({
    read: () => {},
    write(_chunk, _encoding, done) {
      done();
      if (told) return;
      told = true;
      // In a turn of its own, as from a network: undici has not yet noted that it asked.
      setImmediate(() => {
        this.push(words);
        this.push(null);
      });
    },
  });
}
