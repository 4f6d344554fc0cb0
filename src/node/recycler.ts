/** Less is not worth the call. */
const LEAST_BYTES = 16 * 1024;

/**
 * Frees the memory of what a network brought as soon as it is read, instead of leaving it to the garbage collector: that comes
 * when 32 MB have piled up, and memory that was never used before costs more than what is read into it. To be called with each
 * piece in turn, when the one before is not needed any more.
 */
export function createRecycler(): (piece: Uint8Array) => void {
  let memory: ArrayBufferLike | undefined;
  let largest = 0;
  return ({ buffer, length }) => {
    // Pieces that were received at once share their memory: between them stood the sizes of the chunks.
    if (buffer !== memory) {
      if (memory) free(memory, largest);
      memory = buffer;
      largest = 0;
    }
    largest = Math.max(largest, length);
  };
}

/** Never Node's pool, which the whole process shares: what lies there is less than half of it. */
function free(memory: ArrayBufferLike, largest: number): void {
  if (memory.byteLength < LEAST_BYTES || 2 * largest <= memory.byteLength) return;
  // ES2024, in Node.js from 21 on.
  (memory as { readonly transfer?: (length: number) => unknown }).transfer?.(0);
}
