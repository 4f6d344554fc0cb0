import * as vscode from 'vscode';
import { wishOf } from '../../core/docs/block-options.ts';
import { priceOf } from '../../core/docs/block-price.ts';
import type { PromptBlock } from '../../core/docs/prompt-block.ts';
import { COMMANDS, INTERNAL_COMMANDS } from '../../core/ids.ts';
import { writeEstimate } from '../../core/model/price.ts';
import type { PictureState } from '../../core/recipe/picture-state.ts';
import { t } from '../../core/text.ts';
import type { Provenance } from '../provenance/provenance.ts';
import type { BlockContext, ReadContext } from './block-context.ts';
import { fileOf } from './block-file.ts';
import { problemsOf } from './block-places.ts';
import type { BlockRuns } from './block-runs.ts';
import { blocksOf } from './document-blocks.ts';
import { rangeOf } from './range-of.ts';
import { DOCUMENTS } from './watch-documents.ts';

export interface LensDependencies {
  readonly readContext: ReadContext;
  readonly runs: Pick<BlockRuns, 'find'>;
  readonly provenance: Pick<Provenance, 'stateOf'>;
  /** Whether documents may have pictures made. */
  readonly isTrusted: () => boolean;
  /** What a lens says may be otherwise, though the text is the same. */
  readonly onDidChange: vscode.Event<unknown>;
}

/** What can be done with each prompt block stands above it, and how its picture stands to it. */
export function registerBlockLenses(dependencies: LensDependencies): vscode.Disposable {
  const changes = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changes,
    dependencies.onDidChange(() => changes.fire()),
    vscode.languages.registerCodeLensProvider([...DOCUMENTS], {
      onDidChangeCodeLenses: changes.event,
      provideCodeLenses: async (document) => {
        const blocks = dependencies.isTrusted() ? blocksOf(document) : [];
        if (blocks.length === 0) return [];
        const context = await dependencies.readContext(document);
        return (await Promise.all(blocks.map((block) => lensesOf(document, block, context, dependencies)))).flat();
      },
    }),
  );
}

async function lensesOf(
  document: vscode.TextDocument,
  block: PromptBlock,
  context: BlockContext,
  { runs, provenance }: LensDependencies,
): Promise<readonly vscode.CodeLens[]> {
  const { start } = rangeOf(document, block.whole);
  const at = [document.uri, start.line] as const;
  const lens = (title: string, command: string, tooltip?: string, given: readonly unknown[] = at) =>
    new vscode.CodeLens(new vscode.Range(start, start), {
      title,
      command,
      arguments: [...given],
      ...(tooltip ? { tooltip } : {}),
    });
  const run = runs.find(document, block);
  if (run) {
    return [
      lens(marked('loading~spin', run.line || t('Generating…')), ''),
      lens(t('Cancel'), INTERNAL_COMMANDS.cancelBlock),
    ];
  }
  const wrong = problemsOf(document, block, context.model).filter(({ severity }) => severity === 'error');
  const [first] = wrong;
  if (first) {
    const title = wrong.length === 1 ? t('1 problem') : t('{0} problems', wrong.length);
    return [
      lens(marked('error', title), INTERNAL_COMMANDS.showBlock, first.message, [
        document.uri,
        rangeOf(document, first.span),
      ]),
    ];
  }
  const wish = wishOf(block);
  const place = await fileOf(document, block, wish, String(wish.options.model || context.model));
  const price = writeEstimate(priceOf(block, context));
  const what = place.exists ? t('Regenerate') : t('Generate');
  const title = price.startsWith('≈') ? `${what} ${price}` : `${what} (${price})`;
  const state =
    place.file && (place.exists || block.link) ? await provenance.stateOf(place.file, block.prompt) : undefined;
  const shown = state && STATES[state];
  return [
    lens(title, COMMANDS.generateBlock, block.prompt.slice(0, 400)),
    lens(
      t('Variants'),
      INTERNAL_COMMANDS.blockVariants,
      t('Orders four drafts in the studio: the one that you keep is shown here'),
    ),
    lens(t('Open in Studio'), INTERNAL_COMMANDS.openBlock),
    ...(shown && place.file
      ? [place.exists ? lens(shown(), 'vscode.open', t('Open the picture'), [place.file]) : lens(shown(), '')]
      : []),
  ];
}

/** An icon before a title. Lenses swallow a plain blank behind it. */
function marked(icon: string, title: string): string {
  return `$(${icon})\u00a0${title}`;
}

/** Nothing is said of a picture of which nothing is known. */
const STATES: Readonly<Record<PictureState, (() => string) | undefined>> = {
  unrecorded: undefined,
  fresh: () => marked('check', t('fresh')),
  'prompt-changed': () => marked('sync', t('prompt changed')),
  'edited-by-hand': () => marked('edit', t('edited by hand')),
  missing: () => marked('warning', t('missing')),
};
