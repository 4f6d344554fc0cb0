import type { Span } from './found-image.ts';

/** A fence or comment of a text that begins with the word looked for. */
export interface MarkedPlace {
  readonly kind: 'fence' | 'comment';
  readonly whole: Span;
  /** Behind its opening mark: the info string of a fence, all of a comment. */
  readonly inner: Span;
  /** The lines of a fence, without what their container and its indentation put before them. */
  readonly body: readonly Span[];
  /** It ends with the mark that it should. */
  readonly closed: boolean;
  /** What a line beneath begins with to be in the same quote and list item. */
  readonly margin: string;
  /** Other text stands before it in its line. */
  readonly inline: boolean;
}

export interface CommentMarks {
  readonly open: string;
  readonly close: string;
}

/** Whether a text begins with a word, blanks aside, behind which no other letter stands. */
export function beginsWith(text: string, word: string, { start, end }: Span): boolean {
  const at = start + (/^\s*/.exec(text.slice(start, Math.min(end, start + 80)))?.[0].length ?? 0);
  return at + word.length <= end && text.startsWith(word, at) && !/[\w-]/.test(text.charAt(at + word.length));
}
