import * as vscode from 'vscode';
import { VIEW_TYPES } from '../../core/ids.ts';
import type { Recipe } from '../../core/recipe/recipe.ts';
import { t } from '../../core/text.ts';
import type { Pixels } from '../../node/pixels.ts';
import { type ChooseImages, pickImages } from '../dialogue/choose-images.ts';
import { imagesAtHand } from '../dialogue/pick-images.ts';
import { followCursor } from '../docs/cursor.ts';
import type { Jobs } from '../jobs.ts';
import type { Log } from '../log.ts';
import { createInputs, type Inputs } from '../pictures/inputs.ts';
import type { Keep } from '../pictures/keep.ts';
import type { OpenPicture } from '../pictures/pictures.ts';
import type { Replace } from '../pictures/replace.ts';
import { MASKS } from '../storage.ts';
import { keepLastPreviews } from './last-previews.ts';
import { createFacts, type FactsDependencies } from './studio-facts.ts';
import { openStudioPage, type StudioPage } from './studio-page.ts';
import { createTemplates } from './templates.ts';

export interface Studio extends vscode.Disposable {
  /** `stipple.openStudio`: with pictures given, or one open in the editor, ready to edit them. */
  readonly open: (clicked?: unknown, selected?: unknown) => Promise<void>;
  /** `stipple.editImage` from a menu: likewise, and where there is no picture it asks for some. */
  readonly edit: (clicked?: unknown, selected?: unknown) => Promise<void>;
  /** `stipple.paintMask`: likewise, with the brush in hand. */
  readonly paintMask: (clicked?: unknown, selected?: unknown) => Promise<void>;
  readonly compare: (before: vscode.Uri, after: vscode.Uri) => Promise<void>;
  /** Opens it with a form that is filled for one more picture. */
  readonly fill: (recipe: Recipe) => Promise<void>;
  /** Takes over the panel of a window that was reloaded. */
  readonly restore: (panel: vscode.WebviewPanel) => void;
}

export interface StudioDependencies extends Omit<FactsDependencies, 'secrets' | 'templates'> {
  readonly jobs: Jobs;
  readonly keep: Keep;
  readonly openPicture: OpenPicture;
  readonly loadPixels: () => Promise<Pixels>;
  readonly inputs: Inputs;
  readonly chooseImages: ChooseImages;
  readonly replace: Replace;
  /** In the storage. */
  readonly drafts: vscode.Uri;
  readonly log: Log;
}

/** The studio's panel, of which a window has one. The pictures that it ordered outlive it. */
export function createStudio(context: vscode.ExtensionContext, dependencies: StudioDependencies): Studio {
  const { gallery, jobs, log } = dependencies;
  const cursor = followCursor();
  const previews = keepLastPreviews(jobs, gallery);
  const masks = createInputs(context, MASKS);
  let current: { readonly panel: vscode.WebviewPanel; readonly page: StudioPage } | undefined;
  const adopt = (panel: vscode.WebviewPanel) => {
    current?.panel.dispose();
    panel.iconPath = vscode.Uri.joinPath(context.extensionUri, 'media', 'icon.png');
    const templates = createTemplates(log);
    const facts = createFacts({ ...dependencies, secrets: context.secrets, templates });
    const page = openStudioPage(panel, context, { ...dependencies, facts, templates, masks, cursor, previews });
    const adopted = { panel, page };
    current = adopted;
    panel.onDidDispose(() => {
      vscode.Disposable.from(page, facts, templates).dispose();
      if (current === adopted) current = undefined;
    });
    return adopted;
  };
  const show = async (): Promise<StudioPage> => {
    if (!current) await wakeSleepingTab();
    current?.panel.reveal();
    current ??= adopt(
      vscode.window.createWebviewPanel(VIEW_TYPES.studio, t('Stipple Studio'), vscode.ViewColumn.Active),
    );
    return current.page;
  };
  const edit = async (clicked: unknown, selected: unknown, paint: boolean) => {
    const images = await pickImages(clicked, selected, dependencies.chooseImages);
    if (images) (await show()).edit(images, paint);
  };
  return {
    open: async (clicked, selected) => {
      // What is open in the editor now is not once the studio is.
      const images = imagesAtHand(clicked, selected);
      const page = await show();
      if (images.length > 0) page.edit(images, false);
    },
    edit: (clicked, selected) => edit(clicked, selected, false),
    paintMask: (clicked, selected) => edit(clicked, selected, true),
    compare: async (before, after) => (await show()).compare(before, after),
    fill: async (recipe) => (await show()).fill(recipe),
    restore: adopt,
    dispose: () => vscode.Disposable.from(cursor, previews).dispose(),
  };
}

const ORDINALS = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth'];

/** After a reload a tab in the background has no panel until somebody shows it; a second one would lose what it holds. */
async function wakeSleepingTab(): Promise<void> {
  for (const { tabs, viewColumn } of vscode.window.tabGroups.all) {
    const index = tabs.findIndex(
      // The editor puts a prefix of its own before the view type.
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(VIEW_TYPES.studio),
    );
    if (index === -1) continue;
    await vscode.commands.executeCommand(`workbench.action.focus${ORDINALS[viewColumn - 1]}EditorGroup`);
    await vscode.commands.executeCommand('workbench.action.openEditorAtIndex', index);
  }
}
