import * as vscode from 'vscode';

/** SHA-256 of files, in hexadecimal; read again only where a file may have changed. */
export interface Digests {
  /** Undefined where there is no such file. */
  readonly of: (file: vscode.Uri) => Promise<string | undefined>;
}

interface Known {
  readonly mtime: number;
  readonly size: number;
  readonly sha256: string;
}

/** Pictures that one looks at in a while; beyond this the oldest look is forgotten. */
const MOST_KNOWN = 2000;

/** @param digestFile reads a file of this machine in pieces */
export function createDigests(digestFile: (file: string) => Promise<string>): Digests {
  const known = new Map<string, Known>();
  return {
    of: async (file) => {
      const key = file.toString();
      try {
        const { mtime, size } = await vscode.workspace.fs.stat(file);
        const before = known.get(key);
        if (before?.mtime === mtime && before.size === size) return before.sha256;
        const sha256 = file.scheme === 'file' ? await digestFile(file.fsPath) : await digestInMemory(file);
        known.delete(key);
        known.set(key, { mtime, size, sha256 });
        if (known.size > MOST_KNOWN) known.delete(String(known.keys().next().value));
        return sha256;
      } catch {
        return undefined;
      }
    },
  };
}

async function digestInMemory(file: vscode.Uri): Promise<string> {
  const bytes = new Uint8Array(await vscode.workspace.fs.readFile(file));
  return hexOf(await crypto.subtle.digest('SHA-256', bytes));
}

export function hexOf(buffer: ArrayBuffer): string {
  return [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
