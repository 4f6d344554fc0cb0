import * as vscode from 'vscode';
import type { Link, StudioCalls } from '../../core/calls.ts';
import type { Handlers } from '../../core/channel.ts';
import { COMMANDS, CONFIGURATION } from '../../core/ids.ts';
import { foreignFormat } from '../../core/image/foreign.ts';
import { sniff } from '../../core/image/sniff.ts';
import type { PictureRecord } from '../../core/job/picture-record.ts';
import type { ImageView, PictureView } from '../../core/protocol.ts';
import { t } from '../../core/text.ts';
import type { ChooseImages } from '../dialogue/choose-images.ts';
import { askForImages } from '../dialogue/pick-images.ts';
import { BUDGET_SETTINGS } from '../errors.ts';
import type { Jobs } from '../jobs.ts';
import type { Gallery } from '../pictures/gallery.ts';
import type { Inputs } from '../pictures/inputs.ts';
import type { Keep } from '../pictures/keep.ts';
import type { Replace } from '../pictures/replace.ts';
import type { MaskFiles } from './mask-files.ts';
import type { PictureActions } from './picture-actions.ts';
import type { createScale } from './scale.ts';
import type { createShowChange } from './show-change.ts';
import type { Templates } from './templates.ts';

export interface StudioCallsDependencies {
  readonly open: () => Promise<StudioCalls['studio-open']['reply']>;
  readonly viewPicture: (picture: PictureRecord) => PictureView;
  readonly viewImages: (names: readonly string[]) => Promise<readonly ImageView[]>;
  readonly actions: PictureActions;
  readonly gallery: Gallery;
  readonly jobs: Pick<Jobs, 'start' | 'cancel' | 'move'>;
  readonly keep: Keep;
  readonly inputs: Inputs;
  readonly chooseImages: ChooseImages;
  readonly templates: Templates;
  readonly maskFiles: MaskFiles;
  readonly replace: Replace;
  readonly scale: ReturnType<typeof createScale>;
  readonly showChange: ReturnType<typeof createShowChange>;
  readonly addressOf: (file: vscode.Uri) => string;
}

/** What the host does about each question of the studio. */
export function createStudioCalls(dependencies: StudioCallsDependencies): Handlers<StudioCalls> {
  const { open, viewPicture, viewImages, actions, gallery, jobs, keep, inputs, templates } = dependencies;
  const { maskFiles, replace, scale, showChange, addressOf } = dependencies;
  const find = (id: string): PictureRecord => {
    // As it is shown: where its file is gone nothing can be done with that.
    const picture = gallery.all().find((one) => one.id === id);
    if (!picture) throw new Error(t('This picture is no longer in the history.'));
    return picture;
  };
  return {
    'studio-open': open,
    'order-start': async ({ recipe, drafts }) => ({ ids: await jobs.start(recipe, { drafts }) }),
    'picture-cancel': ({ id }) => nothing(jobs.cancel(id)),
    'picture-move': ({ id, before }) => nothing(jobs.move(id, before)),
    'picture-keep': async ({ id, name }) => viewPicture(await keep.keep(id, name)),
    'picture-insert': ({ id }) => actions.insert(find(id)),
    'picture-discard': async ({ id }) => {
      // With its file goes what it took the place of, unless that comes back first.
      if (gallery.find(id)?.replaced) await replace.revert(id);
      return nothing(keep.discard(id));
    },
    'picture-restore': ({ id }) => nothing(keep.restore(id)),
    'picture-star': ({ id, starred }) => nothing(gallery.star(id, starred)),
    'picture-reveal': ({ id }) => nothing(actions.reveal(find(id))),
    'picture-open': ({ id }) => nothing(actions.open(find(id))),
    'picture-regenerate': ({ id }) => nothing(actions.regenerate(find(id))),
    'picture-copy': ({ id, as }) => nothing(actions.copy(find(id), as)),
    'picture-act': ({ id, action }) => nothing(actions.act(find(id), action)),
    'history-search': (query) => {
      const { pictures, total } = gallery.search(query);
      return { pictures: pictures.map(viewPicture), total };
    },
    'images-pick': async () => {
      const chosen = await askForImages(t('Which image should go along?'));
      return { images: await viewImages((chosen ?? []).map(String)) };
    },
    'images-choose': async ({ most, without }) => {
      const chosen = await dependencies.chooseImages({ title: t('Which images should go along?'), most, without });
      return { images: await viewImages((chosen ?? []).map(String)) };
    },
    'images-read': async ({ uris }) => ({ images: await viewImages(uris) }),
    'image-paste': async ({ name, bytes }) => {
      if (!sniff(bytes) && !foreignFormat(bytes)) throw new Error(t('{0} is not a picture that can be read', name));
      const [image] = await viewImages([(await inputs.keep(name, bytes)).toString()]);
      return image as ImageView;
    },
    'mask-keep': ({ image, bytes }) => maskFiles.keep(image, bytes),
    'markup-keep': async ({ image, bytes }) => ({ uri: (await maskFiles.keepMarkup(image, bytes)).toString() }),
    'mask-pick': async ({ image }) => {
      const mask = await maskFiles.pick(image);
      return mask ? { mask } : {};
    },
    'mask-of-alpha': ({ image }) => maskFiles.ofAlpha(image),
    'mask-save': ({ bytes }) => nothing(maskFiles.save(bytes)),
    'canvas-extend': ({ image, edges }) => maskFiles.extend(image, edges),
    'picture-replace': async ({ id }) => viewPicture(await replace.replace(id)),
    'picture-revert': async ({ id }) => viewPicture(await replace.revert(id)),
    'picture-scale': async ({ id, width, height }) => viewPicture(await scale(find(id), { width, height })),
    'change-show': async ({ before, after }) => {
      const { file, changed } = await showChange(before, after);
      return { source: addressOf(file), changed };
    },
    'template-save': (template) => nothing(templates.save(template)),
    'template-open': ({ name }) => nothing(templates.open(name)),
    'link-open': ({ link }) => follow(link),
  };
}

/** Nobody waits for what comes of it: a command may ask something and be left open for long. */
function follow(link: Link): undefined {
  const [command, ...rest] = LINKS[link];
  void vscode.commands.executeCommand(command, ...rest);
}

const LINKS: Readonly<Record<Link, readonly [command: string, ...rest: unknown[]]>> = {
  'set-key': [COMMANDS.setApiKey],
  log: [COMMANDS.showLog],
  settings: ['workbench.action.openSettings', CONFIGURATION],
  connection: [COMMANDS.checkConnection],
  costs: [COMMANDS.showCosts],
  budget: ['workbench.action.openSettings', BUDGET_SETTINGS],
};

/** What a call that is only done, or fails, is answered with. */
async function nothing(done: unknown): Promise<undefined> {
  await done;
  return undefined;
}
