/** Memory that the pictures of one answer hand on to each other, because new memory costs more than what is read into it. */
export interface Blocks {
  readonly take: () => Buffer;
  /** Takes a block back, whole or the filled part of it. */
  readonly give: (block: Buffer) => void;
}

export function createBlocks(size: number): Blocks {
  const free: Buffer[] = [];
  return {
    take: () => free.pop() ?? Buffer.allocUnsafeSlow(size),
    give: ({ buffer }) => void free.push(Buffer.from(buffer)),
  };
}
