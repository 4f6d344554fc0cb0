/** One replacement in a text: `length` characters from `offset` on became `inserted` characters. */
export interface TextChange {
  readonly offset: number;
  readonly length: number;
  readonly inserted: number;
}

/** Where a place in a text is after a change: it moves with the text before it and clings to the start of what is cut. */
export function shiftOffset(place: number, { offset, length, inserted }: TextChange): number {
  if (place < offset) return place;
  if (place >= offset + length) return place + inserted - length;
  return offset;
}
