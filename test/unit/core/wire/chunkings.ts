/** Ways in which a network may cut bytes: whole, byte by byte, at every single place, and by chance (always the same). */
export function* chunkings(bytes: Uint8Array): Generator<readonly Uint8Array[]> {
  yield [bytes];
  yield inPieces(bytes, () => 1);
  for (let at = 1; at < bytes.length; at++) yield [bytes.subarray(0, at), bytes.subarray(at)];
  const random = chance(bytes.length);
  for (let round = 0; round < 20; round++) yield inPieces(bytes, () => Math.floor(random() * 9));
}

/** @param size of the next piece; an empty piece is one too */
export function inPieces(bytes: Uint8Array, size: () => number): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const next = size();
    pieces.push(bytes.subarray(at, at + next));
    at += next;
  }
  return pieces;
}

/** Mulberry32: small, and the same everywhere. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
