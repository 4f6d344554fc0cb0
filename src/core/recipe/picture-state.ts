import type { LockedPicture } from './locked-picture.ts';

/** How a picture stands to what is known of it. */
export type PictureState = 'unrecorded' | 'fresh' | 'prompt-changed' | 'edited-by-hand' | 'missing';

export interface PictureNow {
  /** What the lock file says of it. */
  readonly locked: LockedPicture | undefined;
  /** Of the file as it is; absent where there is none. */
  readonly sha256: string | undefined;
  /** What a document asks for by now, where one does. */
  readonly prompt?: string | undefined;
}

/** A picture that somebody changed by hand is told as such whatever its prompt is: to make it again would lose that. */
export function stateOf({ locked, sha256, prompt }: PictureNow): PictureState {
  if (!locked) return 'unrecorded';
  if (sha256 === undefined) return 'missing';
  if (sha256 !== locked.sha256) return 'edited-by-hand';
  const isAsked = prompt === undefined || [locked.prompt, locked.template].some((one) => isSame(one, prompt));
  return isAsked ? 'fresh' : 'prompt-changed';
}

/** Where a line is broken does not change a prompt. */
function isSame(one: string | undefined, other: string): boolean {
  return one !== undefined && inOneLine(one) === inOneLine(other);
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
