import * as vscode from 'vscode';
import { altFrom } from '../../core/docs/linked-picture.ts';
import type { SavedImage } from '../../core/job/result.ts';
import { writeCost } from '../../core/model/price.ts';
import { t } from '../../core/text.ts';
import type { Anchor } from '../docs/anchor.ts';
import { type Insertion, insertLink } from '../docs/insert.ts';
import { tellLost } from '../docs/lost-link.ts';
import type { Arrival } from '../road.ts';

export interface Delivery {
  /** The prompt, which describes the picture to who cannot see it. */
  readonly alt: string;
  readonly anchor: Anchor | undefined;
  readonly open: boolean;
  readonly insert: boolean;
  readonly column?: vscode.ViewColumn | undefined;
}

/**
 * Opens and inserts what arrived, as asked, and tells how that went with the link. The pictures are on disk already, so nothing is
 * lost if this fails.
 */
export async function deliver(
  { result }: Arrival,
  { alt, anchor, open, insert, column }: Delivery,
): Promise<Insertion | undefined> {
  const [first] = result.images;
  if (!first) return undefined;
  if (open) {
    const options = { preserveFocus: true, ...(column === undefined ? {} : { viewColumn: column }) };
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(first.uri), options);
  }
  return insert && anchor ? insertLink(anchor, linked(first, alt)) : undefined;
}

export interface Announcement {
  readonly alt: string;
  /** Where the link is offered to go. */
  readonly anchor: Anchor | undefined;
  /** What became of a link that was asked for. */
  readonly insertion: Insertion | undefined;
}

/** Tells where the pictures are, with what to keep in mind, and offers the link where a document was active or lost it. */
export async function announce({ result, warnings }: Arrival, { alt, anchor, insertion }: Announcement): Promise<void> {
  const [first, ...more] = result.images;
  if (!first) return;
  const name = vscode.workspace.asRelativePath(vscode.Uri.parse(first.uri), false);
  const files = more.length > 0 ? t('{0} and {1} more', name, more.length) : name;
  const cost = result.cost_usd
    ? writeCost({ usd: result.cost_usd, approximate: result.cost_approximate ?? false })
    : undefined;
  const saved = cost ? t('Saved {0} for {1}', files, cost) : t('Saved {0}', files);
  const message = [`${saved}.`, ...warnings.map((warning) => `${warning.message}.`)].join(' ');
  if (insertion && !insertion.inserted) return tellLost(insertion, message);
  const insert = t('Insert Link');
  const chosen = await vscode.window.showInformationMessage(message, ...(anchor ? [insert] : []));
  if (chosen === insert && anchor) await tellLost(await insertLink(anchor, linked(first, alt)));
}

function linked(image: SavedImage, alt: string) {
  return {
    uri: vscode.Uri.parse(image.uri),
    alt: altFrom(alt),
    width: image.width,
    height: image.height,
  };
}
