import * as vscode from 'vscode';
import type { FoundImage } from '../../core/docs/found-image.ts';
import { COMMANDS, INTERNAL_COMMANDS } from '../../core/ids.ts';
import { writeLength } from '../../core/image/length.ts';
import { writeCost } from '../../core/model/price.ts';
import type { LockedPicture } from '../../core/recipe/locked-picture.ts';
import type { PictureState } from '../../core/recipe/picture-state.ts';
import { t } from '../../core/text.ts';
import { baseName } from '../paths.ts';
import type { Provenance } from '../provenance/provenance.ts';
import { stateLine } from '../provenance/state-line.ts';
import { imagesIn, leadsTo } from './linked-images.ts';
import type { Presence } from './presence.ts';
import { DOCUMENTS } from './watch-documents.ts';

/** Over the link of a recorded picture: what it is, how it stands, how it was made, and what can be done with it. */
export function hoverRecorded(provenance: Pick<Provenance, 'find' | 'stateOf'>, presence: Presence): vscode.Disposable {
  return vscode.languages.registerHoverProvider(DOCUMENTS, {
    provideHover: async (document, position) => {
      const offset = document.offsetAt(position);
      const found = (await imagesIn(document)).find(({ span }) => span.start <= offset && offset <= span.end);
      const file = found && (await leadsTo(found, document, presence))?.uri;
      const locked = file && (await provenance.find(file));
      if (!locked) return undefined;
      const { start, end } = found.span;
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      const thumbnail = !isShownAnyway(document, found);
      const facts = { file, locked, state: await provenance.stateOf(file), thumbnail };
      return new vscode.Hover(await describe(facts), range);
    },
  });
}

/** The editor's own hover of Markdown shows the picture. */
function isShownAnyway(document: vscode.TextDocument, { whole }: FoundImage): boolean {
  return document.languageId === 'markdown' && document.getText().startsWith('![', whole.start);
}

/** Pixels: a hover is little higher than twice that before it scrolls. */
const THUMBNAIL = { height: 110, width: 330 };

const ICONS: Readonly<Record<PictureState, string>> = {
  unrecorded: 'question',
  fresh: 'check',
  'prompt-changed': 'edit',
  'edited-by-hand': 'paintcan',
  missing: 'warning',
};

/** More of a prompt than one reads in passing. */
const MOST_PROMPT = 600;

interface HoverFacts {
  readonly file: vscode.Uri;
  readonly locked: LockedPicture;
  readonly state: PictureState;
  readonly thumbnail: boolean;
}

async function describe({ file, locked, state, thumbnail }: HoverFacts): Promise<vscode.MarkdownString> {
  const { width, height, format } = locked;
  const length = await lengthOf(file);
  const facts = [`${width} × ${height}`, format.toUpperCase(), ...(length === undefined ? [] : [writeLength(length)])];
  const parts = [
    ...(thumbnail && length !== undefined ? [`![](${file.toString()}|${edgeOf(locked)})`] : []),
    `**${plain(baseName(file))}** · ${plain(facts.join(' · '))}`,
    `$(${ICONS[state]}) ${plain([stateLine(state), madeLine(locked)].join(' · '))}`,
    `> ${plain(inOneLine(locked.prompt))}`,
    linksOf(file, state),
  ];
  const text = new vscode.MarkdownString(parts.join('\n\n'), true);
  // Nothing else that a lock file or a document holds may run.
  text.isTrusted = { enabledCommands: [COMMANDS.regenerateImage, COMMANDS.editImage, INTERNAL_COMMANDS.openRecipe] };
  return text;
}

function edgeOf({ width, height }: LockedPicture): string {
  const isWide = width * THUMBNAIL.height > height * THUMBNAIL.width;
  return isWide ? `width=${THUMBNAIL.width}` : `height=${THUMBNAIL.height}`;
}

/** `appendText` would keep the line from being broken: it makes every blank one that does not. */
function plain(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

function inOneLine(prompt: string): string {
  const line = prompt.replace(/\s+/g, ' ').trim();
  return line.length > MOST_PROMPT ? `${line.slice(0, MOST_PROMPT)}…` : line;
}

function madeLine({ model, server, cost_usd, cost_approximate, date }: LockedPicture): string {
  const cost = cost_usd ? writeCost({ usd: cost_usd, approximate: cost_approximate ?? false }) : '';
  const day = new Date(date).toLocaleDateString(vscode.env.language, { dateStyle: 'medium' });
  return [server ? t('{0} at {1}', model, server) : model, cost, day].filter(Boolean).join(' · ');
}

function linksOf(file: vscode.Uri, state: PictureState): string {
  // As menus do: the file, and what is selected. Of an array with one Uri the editor would make that Uri, because it looks up
  // whatever reads like one: `_uriMassage` in https://github.com/microsoft/vscode/blob/main/src/vs/base/browser/markdownRenderer.ts
  const given = encodeURIComponent(JSON.stringify([file, [file, file]]));
  const link = (label: string, command: string) => `[${label}](command:${command}?${given})`;
  return [
    link(t('Regenerate'), COMMANDS.regenerateImage),
    ...(state === 'missing' ? [] : [link(t('Edit'), COMMANDS.editImage)]),
    link(t('Open in Studio'), INTERNAL_COMMANDS.openRecipe),
  ].join(' · ');
}

async function lengthOf(file: vscode.Uri): Promise<number | undefined> {
  try {
    return (await vscode.workspace.fs.stat(file)).size;
  } catch {
    return undefined;
  }
}
