import * as vscode from 'vscode';
import { CONFIGURATION } from '../../core/ids.ts';
import type { PictureState } from '../../core/recipe/picture-state.ts';
import { t } from '../../core/text.ts';
import { readSettings } from '../settings.ts';
import type { Provenance } from './provenance.ts';
import { stateLine } from './state-line.ts';

/** Letters on recorded pictures in the Explorer, for as long as `stipple.explorerBadges` says so. */
export function showBadges(provenance: Pick<Provenance, 'all' | 'stateOf' | 'onDidChange'>): vscode.Disposable {
  const changes = new vscode.EventEmitter<undefined>();
  let recorded: Promise<ReadonlySet<string>> | undefined;
  const refresh = () => {
    recorded = undefined;
    changes.fire(undefined);
  };
  /** The Explorer asks for every file that it shows. */
  const isRecorded = async (file: vscode.Uri) => {
    recorded ??= provenance.all().then((pictures) => new Set(pictures.map((one) => one.file.toString())));
    return (await recorded).has(file.toString());
  };
  return vscode.Disposable.from(
    changes,
    provenance.onDidChange(refresh),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${CONFIGURATION}.explorerBadges`)) refresh();
    }),
    vscode.window.registerFileDecorationProvider({
      onDidChangeFileDecorations: changes.event,
      provideFileDecoration: async (file) => {
        if (!readSettings().explorerBadges || !(await isRecorded(file))) return undefined;
        const state = await provenance.stateOf(file);
        const badge = BADGES[state];
        return badge ? { badge, tooltip: `${t('Stipple')}: ${stateLine(state)}` } : undefined;
      },
    }),
  );
}

/** A document is what knows of another prompt, and a file that is missing has no line in the Explorer. */
const BADGES: Readonly<Record<PictureState, string | undefined>> = {
  unrecorded: undefined,
  fresh: 'S',
  'prompt-changed': 'P',
  'edited-by-hand': 'E',
  missing: undefined,
};
