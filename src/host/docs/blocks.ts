import * as vscode from 'vscode';
import { CONFIGURATION, INTERNAL_COMMANDS } from '../../core/ids.ts';
import type { Connection } from '../connection.ts';
import type { Provenance } from '../provenance/provenance.ts';
import { registerBlockCompletions } from './block-completions.ts';
import { createReadContext } from './block-context.ts';
import { registerBlockDiagnostics } from './block-diagnostics.ts';
import type { HoverDependencies } from './block-hovers.ts';
import { registerBlockHovers } from './block-hovers.ts';
import { registerBlockLenses } from './block-lenses.ts';
import { createBlockRuns } from './block-runs.ts';
import { createBlockStudio, type VariantDependencies } from './block-variants.ts';
import { blockAtLine } from './document-blocks.ts';
import { inTheOpen } from './document-commands.ts';
import type { PlacedBlock } from './follow-block.ts';
import { createGenerateBlock, type GenerateBlockDependencies } from './generate-block.ts';
import { blockGone } from './make-block.ts';

/** Pictures that documents describe in prompt blocks. */
export interface Blocks extends vscode.Disposable {
  /** `stipple.generateBlock`. */
  readonly generate: ReturnType<typeof createGenerateBlock>;
  /** From now on helps with the blocks on screen. */
  readonly watch: () => void;
}

export interface BlockDependencies
  extends Omit<GenerateBlockDependencies, 'runs' | 'gallery' | 'provenance'>,
    VariantDependencies {
  readonly gallery: GenerateBlockDependencies['gallery'] &
    VariantDependencies['gallery'] &
    HoverDependencies['gallery'];
  readonly provenance: Pick<Provenance, 'stateOf' | 'onDidChange'>;
  readonly connection: Pick<Connection, 'recall' | 'onDidChange'>;
  /** Fires when a key comes or goes. */
  readonly onDidChangeKey: vscode.Event<unknown>;
}

export function createBlocks(dependencies: BlockDependencies): Blocks {
  const { keys, connection, provenance, onDidChangeKey } = dependencies;
  const runs = createBlockRuns(blockGone);
  const studio = createBlockStudio(dependencies);
  const readContext = createReadContext(keys, connection);
  const modelChanges = new vscode.EventEmitter<void>();
  const lensChanges = new vscode.EventEmitter<void>();
  const changed = () => {
    modelChanges.fire();
    lensChanges.fire();
  };
  const disposables: vscode.Disposable[] = [runs, studio, modelChanges, lensChanges, ...registerInternal(studio, runs)];
  let watches = false;
  return {
    generate: createGenerateBlock({ ...dependencies, runs }),
    watch: () => {
      if (watches) return;
      watches = true;
      disposables.push(
        runs.onDidChange(() => lensChanges.fire()),
        provenance.onDidChange(() => lensChanges.fire()),
        vscode.workspace.onDidGrantWorkspaceTrust(changed),
        connection.onDidChange(changed),
        onDidChangeKey(changed),
        vscode.workspace.onDidChangeConfiguration((event) => {
          if (event.affectsConfiguration(CONFIGURATION)) changed();
        }),
        registerBlockLenses({
          readContext,
          runs,
          provenance,
          isTrusted: () => vscode.workspace.isTrusted,
          onDidChange: lensChanges.event,
        }),
        registerBlockCompletions(readContext),
        registerBlockHovers({ ...dependencies, readContext }),
        registerBlockDiagnostics(readContext, modelChanges.event),
      );
    },
    dispose: () => vscode.Disposable.from(...disposables).dispose(),
  };
}

/** What the lenses run. */
function registerInternal(
  studio: ReturnType<typeof createBlockStudio>,
  runs: ReturnType<typeof createBlockRuns>,
): readonly vscode.Disposable[] {
  const onBlock = (id: string, run: (placed: PlacedBlock) => unknown) =>
    vscode.commands.registerCommand(id, async (uri: vscode.Uri, line: number) => {
      const document = await vscode.workspace.openTextDocument(uri);
      const block = blockAtLine(document, line);
      if (!block) return;
      await inTheOpen(async () => run({ document, block }));
    });
  return [
    onBlock(INTERNAL_COMMANDS.cancelBlock, ({ document, block }) => runs.find(document, block)?.cancel()),
    onBlock(INTERNAL_COMMANDS.openBlock, studio.open),
    onBlock(INTERNAL_COMMANDS.blockVariants, studio.vary),
    vscode.commands.registerCommand(INTERNAL_COMMANDS.showBlock, async (uri: vscode.Uri, selection: vscode.Range) => {
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { selection });
    }),
  ];
}
