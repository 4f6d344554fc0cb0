import type { Lock } from './lock-file.ts';
import type { LockedInput, LockedPicture } from './locked-picture.ts';

/** Something that happened to pictures, to be written down in whatever a lock file holds by then. */
export type LockChange =
  | { readonly type: 'recorded'; readonly file: string; readonly picture: LockedPicture }
  /** More is known of it, if it is still the same. */
  | { readonly type: 'told'; readonly file: string; readonly sha256: string; readonly facts: Partial<LockedPicture> }
  /** A file, or a folder with all that is in it. */
  | { readonly type: 'deleted'; readonly path: string }
  /** Likewise. */
  | { readonly type: 'moved'; readonly from: string; readonly to: string };

export function withChanges(lock: Lock, changes: readonly LockChange[]): Lock {
  return changes.reduce(withChange, lock);
}

/** Both together; of what both know, the first counts. */
export function withLock(lock: Lock, other: Lock): Lock {
  return new Map([...other, ...lock]);
}

/** Whether a path is another one, or lies below it. */
export function isWithin(path: string, file: string): boolean {
  return file === path || file.startsWith(`${path}/`);
}

function withChange(lock: Lock, change: LockChange): Lock {
  switch (change.type) {
    case 'recorded':
      return new Map([...lock, [change.file, change.picture]]);
    case 'told': {
      const picture = lock.get(change.file);
      if (picture?.sha256 !== change.sha256) return lock;
      return new Map([...lock, [change.file, { ...picture, ...change.facts }]]);
    }
    case 'deleted':
      return new Map([...lock].filter(([file]) => !isWithin(change.path, file)));
    case 'moved': {
      const { from, to } = change;
      const place = (path: string) => (isWithin(from, path) ? to + path.slice(from.length) : path);
      const moved = [...lock].filter(([file]) => isWithin(from, file));
      const stayed = [...lock].filter(([file]) => !isWithin(from, file));
      return new Map([...stayed, ...moved].map(([file, picture]) => [place(file), withPlaces(picture, place)]));
    }
  }
}

/** With whatever it names where that is now. */
function withPlaces(picture: LockedPicture, place: (path: string) => string): LockedPicture {
  const { image, mask, markup, parent } = picture;
  const input = (one: LockedInput): LockedInput => (one.file === undefined ? one : { ...one, file: place(one.file) });
  return {
    ...picture,
    ...(image ? { image: image.map(input) } : {}),
    ...(mask ? { mask: input(mask) } : {}),
    ...(markup ? { markup: input(markup) } : {}),
    ...(parent ? { parent: place(parent) } : {}),
  };
}
