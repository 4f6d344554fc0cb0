import * as vscode from 'vscode';
import { writeValue } from '../../core/docs/block-head.ts';
import { type Offer, type Offers, offersAt } from '../../core/docs/block-offers.ts';
import { wishOf } from '../../core/docs/block-options.ts';
import type { PromptBlock } from '../../core/docs/prompt-block.ts';
import { slugOf } from '../../core/image/name.ts';
import { t } from '../../core/text.ts';
import { isImageName } from '../dialogue/pick-images.ts';
import { isInside } from '../paths.ts';
import type { ReadContext } from './block-context.ts';
import { blockAtPosition } from './document-blocks.ts';
import { homeOf } from './home.ts';
import { rangeOf } from './range-of.ts';
import { DOCUMENTS } from './watch-documents.ts';

/** Offers the names of options and their values in prompt blocks. */
export function registerBlockCompletions(readContext: ReadContext): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    [...DOCUMENTS],
    {
      provideCompletionItems: async (document, position) => {
        const block = blockAtPosition(document, position);
        if (!block) return undefined;
        const context = await readContext(document);
        const offers = offersAt(document.getText(), block, document.offsetAt(position), context);
        return offers && itemsOf(document, block, offers);
      },
    },
    ' ',
    '=',
    '/',
    '"',
  );
}

async function itemsOf(
  document: vscode.TextDocument,
  block: PromptBlock,
  offers: Offers,
): Promise<vscode.CompletionItem[]> {
  const range = rangeOf(document, offers.span);
  if (!range.isSingleLine) return [];
  const quote = /^["']/.exec(document.getText(range))?.[0] ?? '';
  if (offers.kind === 'files')
    return (await pathsOf(document, block, offers)).map((path) => pathItem(path, range, quote));
  return offers.offers.map((offer, index) => offerItem(offer, offers.kind, index, range, quote));
}

function offerItem(
  offer: Offer,
  kind: 'names' | 'values',
  index: number,
  range: vscode.Range,
  quote: string,
): vscode.CompletionItem {
  const { label, insert, detail, documentation, refused, retired } = offer;
  const item = new vscode.CompletionItem(
    label,
    kind === 'names' ? vscode.CompletionItemKind.Property : vscode.CompletionItemKind.Value,
  );
  item.insertText = insert;
  item.filterText = typedAs(insert, quote);
  item.range = range;
  item.sortText = `${refused || retired ? 1 : 0}${String(index).padStart(3, '0')}`;
  if (detail) item.detail = detail;
  if (documentation) item.documentation = new vscode.MarkdownString(documentation);
  if (refused || retired) item.tags = [vscode.CompletionItemTag.Deprecated];
  if (insert.endsWith('=')) item.command = SUGGEST;
  return item;
}

/** The editor compares with what is typed so far, and that may begin with a quote. */
function typedAs(insert: string, quote: string): string {
  return quote + insert.replace(/^["']|["']$/g, '');
}

const SUGGEST: vscode.Command = { title: '', command: 'editor.action.triggerSuggest' };

interface OfferedPath {
  readonly path: string;
  readonly kind: 'folder' | 'file' | 'new';
}

function pathItem({ path, kind }: OfferedPath, range: vscode.Range, quote: string): vscode.CompletionItem {
  const { Folder, File } = vscode.CompletionItemKind;
  const item = new vscode.CompletionItem(path, kind === 'folder' ? Folder : File);
  item.insertText = writeValue(path);
  item.filterText = typedAs(path, quote);
  item.range = range;
  item.sortText = `${kind === 'new' ? 0 : kind === 'folder' ? 1 : 2}${path}`;
  if (kind === 'new') item.detail = t('new, named after the prompt');
  if (kind === 'folder') item.command = SUGGEST;
  return item;
}

/** What is in the folder that is typed so far; for `to`, a new file there first. */
async function pathsOf(
  document: vscode.TextDocument,
  block: PromptBlock,
  { name, typed }: Extract<Offers, { readonly kind: 'files' }>,
): Promise<readonly OfferedPath[]> {
  const home = homeOf(document);
  if (!home) return [];
  const start = typed.slice(0, typed.lastIndexOf('/') + 1);
  const folder = vscode.Uri.joinPath(start.startsWith('/') ? home.root : home.folder, start);
  if (!isInside(home.root, folder)) return [];
  const entries = await Promise.resolve(vscode.workspace.fs.readDirectory(folder)).catch(() => []);
  const visible = entries.filter(([entry]) => !entry.startsWith('.') && entry !== 'node_modules');
  const { output_format } = wishOf(block).options;
  const extension = typeof output_format === 'string' ? output_format.replace('jpeg', 'jpg') : 'png';
  return [
    ...(name === 'to' ? [{ path: `${start}${slugOf(block.prompt)}.${extension}`, kind: 'new' } as const] : []),
    ...visible.flatMap(([entry, type]): readonly OfferedPath[] => {
      if (type & vscode.FileType.Directory) return [{ path: `${start}${entry}/`, kind: 'folder' }];
      return isImageName(entry) ? [{ path: start + entry, kind: 'file' }] : [];
    }),
  ];
}
