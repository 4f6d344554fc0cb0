import * as vscode from 'vscode';
import { type LinkUpdate, updateLink } from '../../core/docs/block-update.ts';
import type { SavedImage } from '../../core/job/result.ts';
import { fileShown } from './block-file.ts';
import type { FollowedBlock } from './follow-block.ts';
import { pathFrom } from './insert.ts';
import { rangeOf } from './range-of.ts';
import { isShown, languageOf } from './text-file.ts';

export interface BlockPicture extends Pick<LinkUpdate, 'ownAlt' | 'former'> {
  readonly image: Pick<SavedImage, 'uri' | 'width' | 'height'>;
  readonly alt: string;
}

/** People who type all the time may change the document between the look at it and the edit. */
const MOST_TRIES = 5;

/**
 * Lets the link of a block show a picture, by one edit that one Undo takes back. Tells the address as the document writes it;
 * undefined where the block is gone, or the document cannot be changed.
 */
export async function showInBlock(followed: FollowedBlock, picture: BlockPicture): Promise<string | undefined> {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    const placed = await followed.find();
    if (!placed) return undefined;
    const { document, block } = placed;
    const { version } = document;
    const file = vscode.Uri.parse(picture.image.uri);
    const shown = await fileShown(document, block);
    const edits = updateLink(document.getText(), block, languageOf(document) ?? '', {
      picture: { ...picture.image, path: pathFrom(document.uri, file), alt: picture.alt },
      ownAlt: picture.ownAlt,
      leadsThere: shown?.toString() === file.toString(),
      ...(picture.former ? { former: picture.former } : {}),
    });
    if (document.version !== version) continue;
    if (edits.length === 0) return block.link?.address;
    const edit = new vscode.WorkspaceEdit();
    for (const { span, text } of edits) edit.replace(document.uri, rangeOf(document, span), text);
    const isSeen = document.isDirty || document.isUntitled || isShown(document.uri);
    if (!(await vscode.workspace.applyEdit(edit))) continue;
    // Nobody would see that it is to be saved.
    if (!isSeen) await document.save();
    return (await followed.find())?.block.link?.address;
  }
  return undefined;
}
