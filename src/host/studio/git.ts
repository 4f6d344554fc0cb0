import * as vscode from 'vscode';

/** Of the editor's own Git extension, as much as is used here: https://github.com/microsoft/vscode/blob/main/extensions/git/src/api/git.d.ts */
interface GitExtension {
  readonly enabled: boolean;
  readonly getAPI: (version: 1) => {
    readonly openRepository: (root: vscode.Uri) => Promise<GitRepository | null>;
  };
}

export interface GitRepository {
  readonly buffer: (ref: string, path: string) => Promise<Uint8Array>;
  /** Which of the paths Git ignores; newer than the other. */
  readonly checkIgnore?: (paths: string[]) => Promise<Set<string>>;
}

/** The repository that a folder is in: null where it is in none, undefined where Git is switched off or not installed. */
export async function openRepository(folder: vscode.Uri): Promise<GitRepository | null | undefined> {
  const extension = await vscode.extensions.getExtension<GitExtension>('vscode.git')?.activate();
  return extension?.enabled ? extension.getAPI(1).openRepository(folder) : undefined;
}
