import { draw, emptyDrawing, isEmpty, type MaskDrawing, stepsThatCount } from '../../../core/mask/drawing.ts';
import type { PixelSize } from '../../../core/model/size.ts';
import type { ImageView, MaskView } from '../../../core/protocol.ts';

/** A mask as the form keeps it: what was painted, over mask files or over nothing. Plain data that survives JSON. */
export interface FormMask {
  /** The picture that it was made for, as recipes name it. */
  readonly image: string;
  /** Its loaded masks are named by the URIs of the files. */
  readonly drawing: MaskDrawing;
  readonly files: readonly MaskFileView[];
}

export type MaskFileView = Pick<MaskView, 'uri' | 'source' | 'said'>;

interface Masked {
  readonly mask?: FormMask;
}

/** @param size of the picture, upright */
export function newMask(image: string, size: PixelSize): FormMask {
  return { image, drawing: emptyDrawing(size), files: [] };
}

/** The mask with a mask file over what was painted so far. */
export function withFile(mask: FormMask, file: MaskFileView): FormMask {
  const step = { type: 'loaded', id: file.uri, name: nameOfUri(file.uri) } as const;
  return { ...withKnownFile(mask, file), drawing: draw(mask.drawing, step) };
}

/** The mask with a file that its drawing may name. */
export function withKnownFile(mask: FormMask, file: MaskFileView): FormMask {
  return { ...mask, files: [...mask.files.filter(({ uri }) => uri !== file.uri), file] };
}

/** The mask that a recipe names; nothing where its file cannot be shown. */
export function maskOfFile(file: ImageView, image: ImageView | undefined): FormMask | undefined {
  const { uri, source, facts } = file;
  return image && source && facts ? withFile(newMask(image.uri, facts), { uri, source, said: [] }) : undefined;
}

export function hasMask({ mask }: Masked): boolean {
  return mask !== undefined && !isEmpty(mask.drawing);
}

export function belongsTo({ image }: FormMask, [first]: readonly ImageView[]): boolean {
  return first?.uri === image;
}

/** The file that is the whole mask, with nothing painted over it. */
export function soleFileOf({ drawing, files }: FormMask): MaskFileView | undefined {
  const [step, ...others] = stepsThatCount(drawing).filter(({ type }) => type !== 'clear');
  return step?.type === 'loaded' && others.length === 0 ? files.find(({ uri }) => uri === step.id) : undefined;
}

export function nameOfUri(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
