import * as vscode from 'vscode';
import { sniff } from '../../core/image/sniff.ts';
import { t } from '../../core/text.ts';
import { baseName } from '../paths.ts';
import { openRepository } from './git.ts';

/** A picture as the last commit has it. Rejects with words for people. */
export async function readHead(picture: vscode.Uri): Promise<Uint8Array> {
  const repository = await openRepository(vscode.Uri.joinPath(picture, '..'));
  if (repository === undefined)
    throw new Error(t('Git is switched off or not installed, so there is nothing to compare with.'));
  const name = baseName(picture);
  if (!repository) throw new Error(t('{0} is in no Git repository: select two images to compare them.', name));
  const bytes = await repository.buffer('HEAD', picture.fsPath).catch(() => undefined);
  if (!bytes) throw new Error(t('{0} is new: the last commit does not have it.', name));
  if (!sniff(bytes)) throw new Error(t('What the last commit has as {0} is not a picture that can be read.', name));
  return new Uint8Array(bytes);
}
