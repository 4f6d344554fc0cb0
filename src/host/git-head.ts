import * as vscode from 'vscode';
import { sniff } from '../core/image/sniff.ts';
import { t } from '../core/text.ts';
import { baseName } from './paths.ts';

/** Of the editor's own Git extension, as much as is used here: https://github.com/microsoft/vscode/blob/main/extensions/git/src/api/git.d.ts */
interface GitExtension {
  readonly enabled: boolean;
  readonly getAPI: (version: 1) => {
    readonly openRepository: (root: vscode.Uri) => Promise<GitRepository | null>;
  };
}

interface GitRepository {
  readonly buffer: (ref: string, path: string) => Promise<Uint8Array>;
}

/** A picture as the last commit has it. Rejects with words for people. */
export async function readHead(picture: vscode.Uri): Promise<Uint8Array> {
  const git = vscode.extensions.getExtension<GitExtension>('vscode.git');
  const extension = await git?.activate();
  if (!extension?.enabled)
    throw new Error(t('Git is switched off or not installed, so there is nothing to compare with.'));
  const repository = await extension.getAPI(1).openRepository(vscode.Uri.joinPath(picture, '..'));
  const name = baseName(picture);
  if (!repository) throw new Error(t('{0} is in no Git repository: select two images to compare them.', name));
  const bytes = await repository.buffer('HEAD', picture.fsPath).catch(() => undefined);
  if (!bytes) throw new Error(t('{0} is new: the last commit does not have it.', name));
  if (!sniff(bytes)) throw new Error(t('What the last commit has as {0} is not a picture that can be read.', name));
  return new Uint8Array(bytes);
}
