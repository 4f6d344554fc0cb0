import * as vscode from 'vscode';
import { isStudioAsk, type StudioCalls } from '../../core/calls.ts';
import { answerCalls } from '../../core/channel.ts';
import type { PictureRecord } from '../../core/job/picture-record.ts';
import type { ImageView, ToStudio } from '../../core/protocol.ts';
import type { Recipe } from '../../core/recipe/recipe.ts';
import type { ChooseImages } from '../dialogue/choose-images.ts';
import type { Cursor } from '../docs/cursor.ts';
import type { Jobs, PicturePreview } from '../jobs.ts';
import type { Log } from '../log.ts';
import { onceATick } from '../once-a-tick.ts';
import type { Gallery } from '../pictures/gallery.ts';
import type { Inputs } from '../pictures/inputs.ts';
import type { Keep } from '../pictures/keep.ts';
import type { Replace } from '../pictures/replace.ts';
import { pageHtml } from '../webviews/webview-page.ts';
import { describeFailure, portOf } from '../webviews/webview-port.ts';
import { createAddresses } from './addresses.ts';
import { type ImageViewDependencies, viewImage } from './image-view.ts';
import type { LastPreviews } from './last-previews.ts';
import { createMaskFiles } from './mask-files.ts';
import { createPictureActions } from './picture-actions.ts';
import { collectNews } from './picture-news.ts';
import { viewPicture } from './picture-view.ts';
import { createScale } from './scale.ts';
import { createShowChange } from './show-change.ts';
import { createStudioCalls } from './studio-calls.ts';
import type { Facts } from './studio-facts.ts';
import { studioRoots } from './studio-roots.ts';
import type { Templates } from './templates.ts';

/** The page in the studio's panel. */
export interface StudioPage extends vscode.Disposable {
  /** Hands in pictures to edit, maybe to paint a mask at once. */
  readonly edit: (images: readonly vscode.Uri[], paint: boolean) => void;
  readonly compare: (before: vscode.Uri, after: vscode.Uri) => void;
  /** Fills the form as a recipe says. */
  readonly fill: (recipe: Recipe) => void;
}

export interface StudioPageDependencies extends ImageViewDependencies {
  readonly facts: Facts;
  readonly gallery: Gallery;
  readonly jobs: Jobs;
  readonly previews: LastPreviews;
  readonly keep: Keep;
  readonly templates: Templates;
  readonly masks: Inputs;
  readonly chooseImages: ChooseImages;
  readonly replace: Replace;
  readonly drafts: vscode.Uri;
  readonly cursor: Cursor;
  readonly log: Log;
}

const STYLES = ['studio', 'studio-form', 'studio-paint', 'studio-gallery', 'studio-history'];

/** Pictures in the strip; what is older is in the history. */
const STRIP_LENGTH = 60;

/**
 * Loads the page and lets it speak with the house. Of a hidden page nothing is kept: it starts anew when it is shown, asks,
 * and is told everything.
 */
export function openStudioPage(
  panel: vscode.WebviewPanel,
  context: vscode.ExtensionContext,
  dependencies: StudioPageDependencies,
): StudioPage {
  // The panel throws when it is asked for its webview after somebody closed it.
  const { webview } = panel;
  const { facts, gallery, jobs, previews, templates, log } = dependencies;
  const addresses = createAddresses(webview);
  const view = (picture: PictureRecord) => viewPicture(picture, gallery.thumbnail(picture.id), addresses);
  const viewOne = (name: string) => viewImage(name, addresses, dependencies);
  const viewImages = (names: readonly string[]) => Promise.all(names.map(viewOne));

  /** Whether the page has asked, and so hears what it is told. */
  let hears = false;
  const tell = (message: ToStudio) => {
    if (hears) void webview.postMessage(message);
  };
  const tellPictures = (pictures: readonly PictureRecord[], gone: readonly string[] = []) =>
    tell({ type: 'pictures-changed', pictures: pictures.map(view), gone });

  // Exactly these bytes: a Node Buffer would travel as JSON, a view would drag its whole backing store along.
  const tellPreview = ({ id, index, bytes }: PicturePreview) =>
    tell({ type: 'preview-arrived', id, index, bytes: new Uint8Array(bytes) });

  /** What the page is to be told once it hears. */
  let waiting: (() => Promise<ToStudio>) | undefined;
  const tellWaiting = async () => {
    if (!hears || !waiting) return;
    const message = waiting;
    waiting = undefined;
    tell(await message());
  };
  const fill = (recipe: Recipe) => {
    waiting = async () => ({ type: 'form-filled', recipe, images: await viewImages(recipe.image) });
    void tellWaiting();
  };
  const edit = (images: readonly vscode.Uri[], paint: boolean) => {
    waiting = async () => ({ type: 'images-given', images: await viewImages(images.map(String)), paint });
    void tellWaiting();
  };
  const compare = (...uris: readonly [before: vscode.Uri, after: vscode.Uri]) => {
    waiting = async () => {
      const [before, after] = (await viewImages(uris.map(String))) as [ImageView, ImageView];
      return { type: 'comparison-given', before, after };
    };
    void tellWaiting();
  };

  const afterOpening = onceATick(() => {
    for (const preview of previews.all()) tellPreview(preview);
    void tellWaiting();
    void templates.load();
    void gallery.check();
  });
  const open = async (): Promise<StudioCalls['studio-open']['reply']> => {
    const gathered = await facts.gather();
    // What happens from now on is told in a later tick, and so after this answer.
    hears = true;
    afterOpening();
    return { facts: gathered, pictures: gallery.all().slice(0, STRIP_LENGTH).map(view) };
  };

  const setRoots = () => {
    const localResourceRoots = studioRoots(context, gallery.all().slice(0, STRIP_LENGTH));
    // To set them loads the page anew.
    if (String(localResourceRoots) === String(webview.options.localResourceRoots)) return;
    webview.options = { enableScripts: true, localResourceRoots };
  };
  setRoots();
  webview.html = pageHtml(webview, context.extensionUri, {
    script: 'studio',
    styles: STYLES,
    title: panel.title,
    words: vscode.l10n.bundle ?? {},
  });

  const ordering: Pick<Jobs, 'start' | 'cancel' | 'move'> = {
    ...jobs,
    start: async (...order) => {
      const ids = await jobs.start(...order);
      tell({ type: 'pictures-ordered', ids });
      return ids;
    },
  };
  const actions = createPictureActions({ ...dependencies, jobs: ordering, fill });
  const addressOf = (file: vscode.Uri) => addresses.of(file) ?? '';
  const calls = createStudioCalls({
    ...dependencies,
    jobs: ordering,
    open,
    viewPicture: view,
    viewImages,
    actions,
    addressOf,
    maskFiles: createMaskFiles({ ...dependencies, addressOf, viewImage: viewOne }),
    scale: createScale(dependencies),
    showChange: createShowChange(dependencies),
  });
  const stopAnswering = answerCalls(portOf(webview), calls, isStudioAsk, (error) => describeFailure(error, log));
  const listeners = vscode.Disposable.from(
    { dispose: stopAnswering },
    addresses,
    panel.onDidChangeViewState(() => {
      hears &&= panel.visible;
      if (panel.visible) setRoots();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(setRoots),
    facts.onDidChange((news) => tell({ type: 'facts-changed', facts: news })),
    collectNews(gallery, ({ changed, gone }) => tellPictures(changed, gone)),
    addresses.onDidReplace((uri) => tellPictures(gallery.all().filter(({ file }) => file?.uri === uri.toString()))),
    jobs.onDidPreview(tellPreview),
  );
  return { edit, compare, fill, dispose: () => listeners.dispose() };
}
