import * as vscode from 'vscode';
import { draftOf, isBlockOption, wishOf } from '../../core/docs/block-options.ts';
import { priceOf } from '../../core/docs/block-price.ts';
import type { Span } from '../../core/docs/found-image.ts';
import { describeOption, describeValues } from '../../core/docs/option-words.ts';
import type { PromptBlock } from '../../core/docs/prompt-block.ts';
import { findModel } from '../../core/model/catalogue.ts';
import { choicesOf } from '../../core/model/choices.ts';
import { isOptionName } from '../../core/model/options.ts';
import { writeEstimate } from '../../core/model/price.ts';
import { t } from '../../core/text.ts';
import type { Gallery } from '../pictures/gallery.ts';
import type { BlockContext, ReadContext } from './block-context.ts';
import { fileOf } from './block-file.ts';
import { blockAtPosition } from './document-blocks.ts';
import { rangeOf } from './range-of.ts';
import { DOCUMENTS } from './watch-documents.ts';

export interface HoverDependencies {
  readonly readContext: ReadContext;
  readonly gallery: Pick<Gallery, 'all' | 'thumbnail'>;
}

/** Says what an option does and takes, and what a block is about to cost and shows already. */
export function registerBlockHovers({ readContext, gallery }: HoverDependencies): vscode.Disposable {
  return vscode.languages.registerHoverProvider([...DOCUMENTS], {
    provideHover: async (document, position) => {
      const block = blockAtPosition(document, position);
      const offset = document.offsetAt(position);
      const holds = ({ start, end }: Span) => start <= offset && offset <= end;
      // Over the link, the editor shows its picture.
      if (!block || !holds(block.whole)) return undefined;
      const context = await readContext(document);
      const entry = block.entries.find(({ span }) => holds(span));
      const text = entry
        ? optionText(block, entry.name, entry.valueSpan && holds(entry.valueSpan) ? entry.value : undefined, context)
        : await blockText(document, block, context, gallery);
      if (!text) return undefined;
      return new vscode.Hover(new vscode.MarkdownString(text), rangeOf(document, entry?.span ?? block.whole));
    },
  });
}

function optionText(
  block: PromptBlock,
  name: string,
  value: string | undefined,
  { model }: BlockContext,
): string | undefined {
  if (!isBlockOption(name)) return undefined;
  const draft = draftOf(wishOf(block), model, block.link?.address);
  const values = describeValues(name, draft);
  const note = isOptionName(name) ? choicesOf(name, draft).find((one) => String(one.value) === value)?.note : undefined;
  const summary = name === 'model' && value ? findModel(value) : undefined;
  const lines = [
    `**${name}** ${describeOption(name)}`,
    ...(values ? [values] : []),
    ...(note ? [note] : []),
    ...(summary?.known ? [`${summary.id}: ${summary.row.summary}`] : []),
  ];
  return lines.join('\n\n');
}

/** Pixels. */
const PICTURE_WIDTH = 240;

async function blockText(
  document: vscode.TextDocument,
  block: PromptBlock,
  context: BlockContext,
  gallery: HoverDependencies['gallery'],
): Promise<string> {
  const wish = wishOf(block);
  const model = String(wish.options.model || context.model);
  const { file, exists } = await fileOf(document, block, wish, model);
  const price = writeEstimate(priceOf(block, context));
  const place = file ? vscode.workspace.asRelativePath(file, false) : undefined;
  const made = place && exists ? t('Shows {0}', code(place)) : place ? t('Will be {0}', code(place)) : undefined;
  const facts = [t('{0}, {1}', code(model), price), ...(made ? [made] : [])].join(' · ');
  return file && exists ? `![](${pictureOf(file, gallery)}|width=${PICTURE_WIDTH})\n\n${facts}` : facts;
}

/** Its small picture, whose address changes with it, where there is one; of the file itself a page may show what it was before. */
function pictureOf(file: vscode.Uri, gallery: HoverDependencies['gallery']): string {
  const record = gallery.all().find((picture) => picture.file?.uri === file.toString());
  const thumbnail = record && gallery.thumbnail(record.id);
  return (thumbnail ?? file).toString();
}

function code(text: string): string {
  return `\`${text.replaceAll('`', '')}\``;
}
