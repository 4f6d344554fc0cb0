import * as vscode from 'vscode';
import type { Edges } from '../../core/calls.ts';
import { bytesOf } from '../../core/model/file-data.ts';
import type { PixelSize } from '../../core/model/size.ts';
import type { ImageView, MaskView } from '../../core/protocol.ts';
import { t } from '../../core/text.ts';
import { ImageError } from '../../core/wire/errors.ts';
import type { ReadMask } from '../../node/mask-file.ts';
import type { Pixels } from '../../node/pixels.ts';
import { IMAGE_FILTER } from '../dialogue/pick-images.ts';
import { currentFolder } from '../paths.ts';
import type { Inputs } from '../pictures/inputs.ts';
import { type OpenPicture, readFilePicture } from '../pictures/pictures.ts';
import { drawnPicture } from './drawn-picture.ts';

/** Masks and markup over the pictures of edits, kept in the storage. Each rejects with an ImageError for what is none. */
export interface MaskFiles {
  readonly keep: (image: string, bytes: Uint8Array) => Promise<MaskView>;
  readonly keepMarkup: (image: string, bytes: Uint8Array) => Promise<vscode.Uri>;
  /** Undefined when the person left. */
  readonly pick: (image: string) => Promise<MaskView | undefined>;
  /** What is transparent in the picture. */
  readonly ofAlpha: (image: string) => Promise<MaskView>;
  readonly save: (bytes: Uint8Array) => Promise<void>;
  /** A picture on a larger canvas, and the mask of what is new. */
  readonly extend: (image: string, edges: Edges) => Promise<{ readonly image: ImageView; readonly mask: MaskView }>;
}

export interface MaskFilesDependencies {
  readonly openPicture: OpenPicture;
  readonly loadPixels: () => Promise<Pixels>;
  readonly inputs: Inputs;
  /** A place of their own, where pasted pictures do not displace them. */
  readonly masks: Inputs;
  readonly addressOf: (file: vscode.Uri) => string;
  readonly viewImage: (name: string) => Promise<ImageView>;
}

const MASK_NAME = 'mask.png';
const MARKUP_NAME = 'markup.png';

export function createMaskFiles(dependencies: MaskFilesDependencies): MaskFiles {
  const { openPicture, loadPixels, inputs, masks, addressOf, viewImage } = dependencies;

  const sizeOfImage = async (image: string): Promise<PixelSize> => {
    const { facts } = await drawnPicture(await readFilePicture(image, openPicture), loadPixels);
    return { width: facts.width, height: facts.height };
  };
  const keep = async ({ mask, covered, said }: ReadMask): Promise<MaskView> => {
    const uri = await masks.keep(MASK_NAME, mask);
    return { uri: uri.toString(), source: addressOf(uri), covered, said };
  };

  return {
    keep: async (image, bytes) => {
      const { readMask } = await loadPixels();
      return keep({ ...(await readMask(bytes, await sizeOfImage(image), 'alpha')), said: [] });
    },
    keepMarkup: async (image, bytes) => {
      const { readMarkup } = await loadPixels();
      return masks.keep(MARKUP_NAME, (await readMarkup(bytes, await sizeOfImage(image))).markup);
    },
    pick: async (image) => {
      const [file] =
        (await vscode.window.showOpenDialog({
          title: t('Which file is the mask?'),
          openLabel: t('Use as Mask'),
          filters: IMAGE_FILTER(),
        })) ?? [];
      if (!file) return undefined;
      const bytes = await vscode.workspace.fs.readFile(file);
      const { readMask } = await loadPixels();
      return keep(await readMask(bytes, await sizeOfImage(image)));
    },
    ofAlpha: async (image) => {
      const { name, bytes, facts } = await drawnBytes(image);
      const { readMask } = await loadPixels();
      const mask = await readMask(bytes, { width: facts.width, height: facts.height }, 'alpha').catch(
        (cause: unknown) => {
          const message = t('Nothing in {0} is transparent: mark the subject by hand', name);
          throw new ImageError('invalid-request', message, { problems: [{ field: 'mask', message }], cause });
        },
      );
      return keep({ ...mask, said: [t('What is transparent in {0} is edited', name)] });
    },
    save: async (bytes) => {
      const folder = currentFolder()?.uri;
      const target = await vscode.window.showSaveDialog({
        title: t('Where should the mask go?'),
        filters: { PNG: ['png'] },
        ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, MASK_NAME) } : {}),
      });
      if (target) await vscode.workspace.fs.writeFile(target, bytes);
    },
    extend: async (image, edges) => {
      const { name, bytes } = await drawnBytes(image);
      const { extendCanvas, readMask } = await loadPixels();
      const extended = await extendCanvas(bytes, edges);
      const uri = await inputs.keep(`${name.replace(/\.[^.]*$/, '')}-extended.png`, extended.image);
      const view = await viewImage(uri.toString());
      if (!view.facts) throw new Error(t('{0} is not a picture that can be read', name));
      const mask = await readMask(extended.mask, view.facts, 'alpha');
      return { image: view, mask: await keep({ ...mask, said: [] }) };
    },
  };

  async function drawnBytes(image: string) {
    const drawn = await drawnPicture(await readFilePicture(image, openPicture), loadPixels);
    return { name: drawn.name, facts: drawn.facts, bytes: await bytesOf(drawn) };
  }
}
