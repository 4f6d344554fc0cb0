import type { Span } from './found-image.ts';

/** One replacement in a text: `length` characters from `offset` on became `inserted` characters. */
export interface TextChange {
  readonly offset: number;
  readonly length: number;
  readonly inserted: number;
}

/** Where a cursor is after a change: it moves with the text before it, and clings to the start of what is cut around it. */
export function shiftOffset(place: number, { offset, length, inserted }: TextChange): number {
  if (place < offset) return place;
  if (place >= offset + length) return place + inserted - length;
  return offset;
}

/** A place that something is to be put at later, while people go on typing. */
export interface Anchor {
  readonly place: number;
  /** What holds the place: its line, or what was selected. When none of that is left the place is gone. */
  readonly hold: Span;
  /** What stands next to it, by which it is found again where all of that is written anew. */
  readonly before: string;
  readonly after: string;
  readonly isGone: boolean;
}

export interface TextReplacement extends Omit<TextChange, 'inserted'> {
  readonly text: string;
}

/** Characters on each side; more than this nobody needs to tell one place from all others. */
const CONTEXT = 80;

/** @param hold left out: the text of the line or, where that is blank, what is next to it */
export function anchorAt(text: string, place: number, hold: Span = holdOf(text, place)): Anchor {
  return withContext({ place, hold, before: '', after: '', isGone: false }, text);
}

/**
 * Where an anchor is after the changes of one edit, whose offsets all count from before it. It stays behind the text that it
 * followed: what is typed right at it comes after it.
 */
export function shiftAnchor(anchor: Anchor, changes: readonly TextReplacement[], text: string): Anchor {
  const fromTheEnd = [...changes].sort((one, other) => other.offset - one.offset);
  const shifted = fromTheEnd.reduce(shiftBy, anchor);
  return shifted.isGone ? shifted : withContext(shifted, text);
}

function shiftBy(anchor: Anchor, change: TextReplacement): Anchor {
  const { place, hold, isGone } = anchor;
  const { offset, length, text } = change;
  const end = offset + length;
  const isSplit = offset < place && place < end;
  const isBare = hold.start < hold.end && offset <= hold.start && hold.end <= end;
  if (isGone || isSplit || isBare) return foundAgain(isGone ? anchor : cutTo(anchor, change), change);
  const move = (one: number) => (one <= offset ? one : one >= end ? one + text.length - length : offset);
  return { ...anchor, place: move(place), hold: { start: move(hold.start), end: move(hold.end) } };
}

/** Only what a change took can come back with another one. */
function cutTo(anchor: Anchor, { offset, length }: TextReplacement): Anchor {
  const { place, before, after } = anchor;
  const left = Math.max(0, place - offset);
  const right = Math.max(0, offset + length - place);
  return { ...anchor, before: left ? before.slice(-left) : '', after: after.slice(0, right), isGone: true };
}

/** The text around the place may have been formatted, moved, or cut and brought back. */
function foundAgain(anchor: Anchor, { offset, text }: TextReplacement): Anchor {
  const { before, after, place, hold } = anchor;
  const line = { before: before.slice(before.lastIndexOf('\n') + 1), after: after.split('\n', 1)[0] ?? '' };
  for (const context of [{ before, after }, line]) {
    const whole = context.before + context.after;
    const index = text.indexOf(whole);
    if (whole.trim() === '' || index < 0 || text.indexOf(whole, index + 1) >= 0) continue;
    const found = offset + index + context.before.length;
    const moved = (one: number) => Math.max(0, one + found - place);
    return { ...anchor, place: found, hold: { start: moved(hold.start), end: moved(hold.end) }, isGone: false };
  }
  return anchor;
}

function withContext(anchor: Anchor, text: string): Anchor {
  const { place } = anchor;
  const before = text.slice(Math.max(0, place - CONTEXT), place);
  return { ...anchor, before, after: text.slice(place, place + CONTEXT) };
}

/** The text of the line; around a blank one, the nearest lines that hold something. */
function holdOf(text: string, place: number): Span {
  const start = place > 0 ? text.lastIndexOf('\n', place - 1) + 1 : 0;
  const stop = text.indexOf('\n', place);
  const line = text.slice(start, stop < 0 ? text.length : stop);
  if (line.trim() !== '') {
    return { start: start + line.length - line.trimStart().length, end: start + line.trimEnd().length };
  }
  const left = text.slice(0, place).trimEnd();
  const right = text.slice(place).trimStart();
  const [next = ''] = right.split('\n', 1);
  return {
    start: left ? left.lastIndexOf('\n') + 1 : place,
    end: right ? text.length - right.length + next.trimEnd().length : place,
  };
}
