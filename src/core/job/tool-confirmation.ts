import { optionsOf } from '../model/catalogue.ts';
import type { ImageRequest, Problem } from '../model/draft.ts';
import { estimate, writeEstimate } from '../model/price.ts';
import { type PixelSize, showSize, writeSize } from '../model/size.ts';
import { t } from '../text.ts';

/** What a language model wants made, checked, for the person who is asked about it. */
export interface ToolOffer {
  readonly request: ImageRequest;
  readonly warnings: readonly Problem[];
  /** What the finished pictures are brought to. */
  readonly target?: PixelSize;
  /** Host name; absent where the picture is made on this machine. */
  readonly server?: string;
  /** As people know them: from the workspace folder. */
  readonly image: readonly string[];
  readonly mask?: string;
  /** The name that the first picture will get. */
  readonly path: string;
  /** The name that was asked for, where it is taken. */
  readonly taken?: string;
}

export interface ToolConfirmation {
  readonly title: string;
  /** Markdown in which nothing of the model's own acts as Markdown. */
  readonly message: string;
  /** While it runs. */
  readonly progress: string;
}

/** What is asked before a language model may have its picture. */
export function confirmationOf(offer: ToolOffer): ToolConfirmation {
  const { request, image, mask, server } = offer;
  const { operation, model, n, options } = request;
  const price = writeEstimate(estimate(request));
  const facts: readonly (readonly [name: string, value: string | undefined])[] = [
    [t('Model'), server ? t('{0} at {1}', code(model), code(server)) : t('{0}, on this machine', code(model))],
    [t('Image'), operation === 'edit' ? image.map(code).join(', ') : undefined],
    [t('Mask'), mask && code(mask)],
    [t('Size'), sizeOf(offer)],
    [t('Number'), n > 1 ? String(n) : undefined],
    [t('Options'), furtherOptions(options) || undefined],
    [t('File'), code(offer.path) + (offer.taken ? ` (${t('{0} is taken', code(offer.taken))})` : '')],
    [t('Price'), price],
  ];
  const lines = facts.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  const notes = offer.warnings.map(({ message }) => plain(message));
  return {
    title: titleOf(request, price),
    // Outside a chat it is shown as plain text, in which only paragraphs and the last block keep their shape.
    message: [...[lines, notes, [t('Prompt:')]].map(paragraph), fenced(options.prompt)].filter(Boolean).join('\n\n'),
    progress: operation === 'edit' ? t('Editing {0}', image[0] ?? '') : t('Generating {0}', offer.path),
  };
}

function titleOf({ operation, n }: ImageRequest, price: string): string {
  if (operation === 'edit') {
    return n > 1
      ? t('Edit an image {0} times with Stipple? ({1})', n, price)
      : t('Edit an image with Stipple? ({0})', price);
  }
  return n > 1
    ? t('Generate {0} images with Stipple? ({1})', n, price)
    : t('Generate an image with Stipple? ({0})', price);
}

function sizeOf({ request, target }: ToolOffer): string {
  const { options, row, operation } = request;
  const rule = optionsOf(row, operation)?.size;
  const made = options.size ?? (rule?.kind === 'size' ? rule.preset : 'auto');
  // Of a model that nobody knows the server judges the size, so that it may be any text.
  const shown = plain(showSize(made));
  return !target || writeSize(target) === made ? shown : t('{0}, made at {1}', showSize(writeSize(target)), shown);
}

/** What the list does not say already. */
function furtherOptions({ prompt: _, model: __, n: ___, size: ____, ...rest }: ImageRequest['options']): string {
  return Object.entries(rest)
    .map(([name, value]) => code(`${name}=${value}`))
    .join(', ');
}

function paragraph(lines: readonly string[]): string {
  return lines.join('  \n');
}

/** A block whose fence is longer than any run of backticks within, so that nothing within can end it. */
function fenced(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}text\n${text}\n${fence}`;
}

/** Text as it stands, in a line. */
function code(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const fence = '`'.repeat(longestRun(line) + 1);
  // A space beside a backtick belongs to neither; without one, the fence would grow.
  const inner = /^`|`$/.test(line) ? ` ${line} ` : line;
  return `${fence}${inner}${fence}`;
}

/** Every mark of ASCII may be escaped, and then stands for itself. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
