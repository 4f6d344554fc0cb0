import * as vscode from 'vscode';
import { COMMANDS, INTERNAL_COMMANDS } from '../../core/ids.ts';
import { writeLength } from '../../core/image/length.ts';
import { writeCost } from '../../core/model/price.ts';
import type { LockedPicture } from '../../core/recipe/locked-picture.ts';
import type { PictureState } from '../../core/recipe/picture-state.ts';
import { t } from '../../core/text.ts';
import { baseName } from '../paths.ts';
import type { Provenance } from '../provenance.ts';
import { stateLine } from '../state-line.ts';
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
      return new vscode.Hover(await describe(file, locked, await provenance.stateOf(file)), range);
    },
  });
}

/** Pixels: a glance, not a preview. */
const EDGE = 240;

const ICONS: Readonly<Record<PictureState, string>> = {
  unrecorded: 'question',
  fresh: 'check',
  'prompt-changed': 'edit',
  'edited-by-hand': 'paintcan',
  missing: 'warning',
};

/** More of a prompt than one reads in passing. */
const MOST_PROMPT = 600;

async function describe(file: vscode.Uri, locked: LockedPicture, state: PictureState): Promise<vscode.MarkdownString> {
  const text = new vscode.MarkdownString('', true);
  // Nothing else that a lock file or a document holds may run.
  text.isTrusted = { enabledCommands: [COMMANDS.regenerateImage, COMMANDS.editImage, INTERNAL_COMMANDS.openRecipe] };
  const now = await lengthOf(file);
  if (now !== undefined) text.appendMarkdown(`![](${file.toString()}|${side(locked)}=${EDGE})\n\n`);
  const size = `${locked.width} × ${locked.height}`;
  text.appendMarkdown('**').appendText(baseName(file)).appendMarkdown('**');
  text.appendText(
    ` · ${[size, locked.format.toUpperCase(), now === undefined ? '' : writeLength(now)].filter(Boolean).join(' · ')}`,
  );
  text.appendMarkdown(`\n\n$(${ICONS[state]}) `).appendText(stateLine(state));
  text.appendMarkdown('\n\n> ').appendText(inOneLine(locked.prompt)).appendMarkdown('\n\n');
  text.appendText(madeLine(locked));
  text.appendMarkdown(`\n\n${linksOf(file, state)}`);
  return text;
}

/** The longer one, so that neither goes beyond the edge. */
function side({ width, height }: LockedPicture): 'width' | 'height' {
  return width >= height ? 'width' : 'height';
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
  const link = (label: string, command: string) =>
    `[${label}](command:${command}?${encodeURIComponent(JSON.stringify([file, [file]]))})`;
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
