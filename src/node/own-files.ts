import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Files that Stipple keeps for itself, each by its path. */
export interface OwnFiles {
  /** Adds to the end in one write, so that what several windows add stays apart. */
  readonly append: (file: string, text: string) => Promise<void>;
  /** Whoever reads it finds the old text or the new one, whole. */
  readonly replace: (file: string, text: string) => Promise<void>;
  /** Makes an empty file; false where there is one already. Of all that try, one succeeds. */
  readonly claim: (file: string) => Promise<boolean>;
  /** Undefined where there is none. */
  readonly read: (file: string) => Promise<string | undefined>;
  /** At once, also while the window closes and the editor's own file system answers no more. */
  readonly remove: (file: string) => Promise<void>;
}

export const ownFiles: OwnFiles = {
  append: async (file, text) => {
    await mkdir(path.dirname(file), { recursive: true });
    await appendFile(file, text);
  },
  claim: async (file) => {
    try {
      await (await open(file, 'wx')).close();
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  },
  read: async (file) => {
    try {
      return await readFile(file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  },
  remove: (file) => rm(file, { force: true }),
  replace: async (file, text) => {
    const folder = path.dirname(file);
    await mkdir(folder, { recursive: true });
    const temporary = path.join(folder, `.${randomUUID().slice(0, 8)}.stipple-tmp`);
    try {
      await writeFile(temporary, text);
      await rename(temporary, file);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  },
};
