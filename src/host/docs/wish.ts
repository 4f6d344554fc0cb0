import type * as vscode from 'vscode';
import type { FoundImage } from '../../core/docs/found-image.ts';
import type { WishedPicture } from '../../core/docs/wished-picture.ts';
import { showSize, writeSize } from '../../core/model/size.ts';

/** A picture that a document asks for: at a place where there is none yet, or instead of a placeholder's address. */
export interface Wish extends WishedPicture {
  readonly document: vscode.Uri;
  /** What it is read in. */
  readonly language: string;
  /** As the document writes it. */
  readonly link: string;
  /** Where the document asks for it; more than once for one picture. */
  readonly places: readonly FoundImage[];
  /** The very file; without it, the settings decide. */
  readonly save_to?: vscode.Uri;
}

/** What came of no picture, and why. */
export interface Skipped {
  readonly link: string;
  readonly reason: string;
}

/** For people: `1200 × 630`; empty where the document does not say. */
export function sizeLine({ target }: Wish): string {
  return target ? showSize(writeSize(target)) : '';
}
