import type * as vscode from 'vscode';
import type { FoundImage } from '../../core/docs/found-image.ts';
import { readAddressOf } from '../../core/docs/image-address.ts';
import { homeOf } from './home.ts';
import type { Presence } from './presence.ts';
import { resolve } from './resolve.ts';
import { languageOf, type TextFile } from './text-file.ts';

/** The pictures that a document names. */
export async function imagesIn(document: TextFile): Promise<readonly FoundImage[]> {
  const language = languageOf(document);
  if (!language) return [];
  const { findImages } = await import('../../core/docs/find-images.ts');
  return findImages(document.getText(), language);
}

export interface LinkEnd {
  readonly uri: vscode.Uri;
  readonly isThere: boolean;
}

/** Where a link leads; undefined where that is no file of the workspace. */
export async function leadsTo(found: FoundImage, document: TextFile, presence: Presence): Promise<LinkEnd | undefined> {
  const address = readAddressOf(found);
  const home = homeOf(document);
  if (address?.kind !== 'file' || !home) return undefined;
  const resolution = await resolve(address, document, home, presence);
  if (!resolution || resolution.kind === 'outside') return undefined;
  return { uri: resolution.uri, isThere: resolution.kind === 'present' };
}
