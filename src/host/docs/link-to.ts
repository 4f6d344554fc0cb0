import * as vscode from 'vscode';
import { readAddress } from '../../core/docs/image-address.ts';
import { relativePath, writeAddress } from '../../core/docs/link.ts';
import { parentOf } from '../paths.ts';
import { pathFrom } from './insert.ts';
import type { Wish } from './wish.ts';

/** The link to a picture, as the document writes it in this place. */
export function linkTo({ document, language }: Wish, { base }: Wish['places'][number], picture: vscode.Uri): string {
  const folder = base === undefined ? undefined : readAddress(base);
  const path =
    folder?.kind === 'file' && !folder.rooted
      ? relativePath(vscode.Uri.joinPath(parentOf(document), folder.path).path, picture.path)
      : pathFrom(document, picture);
  return writeAddress(language, path);
}
