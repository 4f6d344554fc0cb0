import { hasMarks, type MarkupStep, marksThatCount } from '../../../core/markup/markup.ts';
import {
  type Drawing,
  draw,
  emptyDrawing,
  isEmpty,
  type LoadedStep,
  type MaskStep,
  stepsThatCount,
} from '../../../core/mask/drawing.ts';
import type { PixelSize } from '../../../core/model/size.ts';
import type { ImageView, MaskView } from '../../../core/protocol.ts';

/** What lies over the first picture, as the form keeps it: what was drawn, over files or over nothing. Plain data that survives JSON. */
export interface FormOverlay<Step> {
  /** The picture that it was made for, as recipes name it. */
  readonly image: string;
  /** Its files are named by their URIs. */
  readonly drawing: Drawing<Step>;
  readonly files: readonly OverlayFile[];
}

export type FormMask = FormOverlay<MaskStep>;
export type FormMarkup = FormOverlay<MarkupStep>;

export type OverlayFile = Pick<MaskView, 'uri' | 'source' | 'said'>;

/** A model takes one of them. */
export type OverlayKind = 'mask' | 'markup';

interface Overlaid {
  readonly mask?: FormMask;
  readonly markup?: FormMarkup;
  readonly overlay?: OverlayKind;
}

/** @param size of the picture, upright */
export function newMask(image: string, size: PixelSize): FormMask {
  return { image, drawing: emptyDrawing(size), files: [] };
}

/** @param size of the picture, upright */
export function newMarkup(image: string, size: PixelSize): FormMarkup {
  return { image, drawing: emptyDrawing(size), files: [] };
}

/** The overlay with a file over what was drawn so far. */
export function withFile<Step>(
  overlay: FormOverlay<Step | LoadedStep>,
  file: OverlayFile,
): FormOverlay<Step | LoadedStep> {
  const step: LoadedStep = { type: 'loaded', id: file.uri, name: nameOfUri(file.uri) };
  return { ...withKnownFile(overlay, file), drawing: draw(overlay.drawing, step) };
}

/** The overlay with a file that its drawing may name. */
export function withKnownFile<Step>(overlay: FormOverlay<Step>, file: OverlayFile): FormOverlay<Step> {
  return { ...overlay, files: [...overlay.files.filter(({ uri }) => uri !== file.uri), file] };
}

/** The mask that a recipe names; nothing where its file cannot be shown. */
export function maskOfFile(file: ImageView, image: ImageView | undefined): FormMask | undefined {
  return overlayOfFile(newMask, file, image);
}

/** The markup that a recipe names; nothing where its file cannot be shown. */
export function markupOfFile(file: ImageView, image: ImageView | undefined): FormMarkup | undefined {
  return overlayOfFile(newMarkup, file, image);
}

function overlayOfFile<Step>(
  make: (image: string, size: PixelSize) => FormOverlay<Step | LoadedStep>,
  { uri, source, facts }: ImageView,
  image: ImageView | undefined,
): FormOverlay<Step | LoadedStep> | undefined {
  return image && source && facts ? withFile(make(image.uri, facts), { uri, source, said: [] }) : undefined;
}

export function hasMask({ mask }: Overlaid): boolean {
  return mask !== undefined && !isEmpty(mask.drawing);
}

export function hasMarkup({ markup }: Overlaid): boolean {
  return markup !== undefined && hasMarks(markup.drawing);
}

/** What is sent of the two: the one that was chosen last, where both are there. */
export function overlayOf(form: Overlaid): OverlayKind | undefined {
  const [isMasked, isMarked] = [hasMask(form), hasMarkup(form)];
  if (isMasked && isMarked) return form.overlay ?? 'mask';
  return isMasked ? 'mask' : isMarked ? 'markup' : undefined;
}

export function belongsTo({ image }: Pick<FormOverlay<unknown>, 'image'>, [first]: readonly ImageView[]): boolean {
  return first?.uri === image;
}

/** The file that is the whole mask, with nothing painted over it. */
export function soleFileOfMask({ drawing, files }: FormMask): OverlayFile | undefined {
  return soleFile(stepsThatCount(drawing), files);
}

/** The file that is the whole markup, with nothing drawn over it. */
export function soleFileOfMarkup({ drawing, files }: FormMarkup): OverlayFile | undefined {
  return soleFile(marksThatCount(drawing), files);
}

function soleFile(steps: readonly (MaskStep | MarkupStep)[], files: readonly OverlayFile[]): OverlayFile | undefined {
  const [step, ...others] = steps.filter(({ type }) => type !== 'clear');
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
