import * as vscode from 'vscode';
import { altFrom } from '../core/docs/linked-picture.ts';
import type { SavedImage } from '../core/job/result.ts';
import { writeCost } from '../core/model/price.ts';
import { t } from '../core/text.ts';
import type { Anchor } from './anchor.ts';
import { insertLink } from './insert.ts';
import { tellLost } from './lost-link.ts';
import type { Arrival } from './road.ts';

export interface Delivery {
  /** The prompt, which describes the picture to who cannot see it. */
  readonly alt: string;
  readonly anchor: Anchor | undefined;
  readonly open: boolean;
  readonly insert: boolean;
  readonly column?: vscode.ViewColumn | undefined;
}

/** Opens and inserts what arrived, as asked. The pictures are on disk already, so nothing is lost if this fails. */
export async function deliver({ result }: Arrival, { alt, anchor, open, insert, column }: Delivery): Promise<void> {
  const [first] = result.images;
  if (!first) return;
  if (open) {
    const options = { preserveFocus: true, ...(column === undefined ? {} : { viewColumn: column }) };
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(first.uri), options);
  }
  // Nobody has to close a message before the command is done.
  if (insert && anchor) void tellLost(await insertLink(anchor, linked(first, alt)));
}

/** Tells where the pictures are, with what to keep in mind, and offers the link where a document was active. */
export async function announce({ result, warnings }: Arrival, alt: string, anchor: Anchor | undefined): Promise<void> {
  const [first, ...more] = result.images;
  if (!first) return;
  const name = vscode.workspace.asRelativePath(vscode.Uri.parse(first.uri), false);
  const files = more.length > 0 ? t('{0} and {1} more', name, more.length) : name;
  const cost = result.cost_usd
    ? writeCost({ usd: result.cost_usd, approximate: result.cost_approximate ?? false })
    : undefined;
  const saved = cost ? t('Saved {0} for {1}', files, cost) : t('Saved {0}', files);
  const message = [`${saved}.`, ...warnings.map((warning) => `${warning.message}.`)].join(' ');
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
