import { writeLink } from '../docs/link.ts';
import { formatOfName } from '../image/name.ts';
import type { Problem } from '../model/draft.ts';
import { writeCost } from '../model/price.ts';
import type { JobResult, SavedImage } from './result.ts';

/** A picture that a language model asked for, as it can go on with it. */
export interface ToolPicture extends Pick<SavedImage, 'width' | 'height' | 'format' | 'revised_prompt'> {
  /** From the workspace folder, with the folder's name before it where several are open. */
  readonly path: string;
  /** How the document that is open in the editor gets there. */
  readonly link?: DocumentLink;
}

export interface DocumentLink {
  readonly document: string;
  readonly language: string;
  readonly path: string;
}

export interface ToolAnswer {
  readonly prompt: string;
  readonly pictures: readonly ToolPicture[];
  readonly result: Pick<JobResult, 'model' | 'cost_usd' | 'cost_approximate'>;
  readonly warnings: readonly Problem[];
  /** The file name that was asked for, if one was. */
  readonly asked?: string;
}

/** Alternative texts that are longer are cut by screen readers, or tire. */
const ALT_LENGTH = 120;

/** What came of a tool call, in English: language models read it, people need not. */
export function writeToolAnswer({ prompt, pictures, result, warnings, asked }: ToolAnswer): string {
  const alt = shortened(prompt);
  return [
    ...pictures.flatMap((picture) => linesOf(picture, alt)),
    `Model: ${result.model}. Cost: ${costOf(result)}.`,
    ...renamed(asked, pictures[0]),
    ...warnings.map(({ message }) => `Note: ${message}.`),
  ].join('\n');
}

function linesOf({ path, width, height, format, link, revised_prompt }: ToolPicture, alt: string): readonly string[] {
  const size = { width, height };
  return [
    `Saved ${path} (${width}x${height} pixels, ${format.toUpperCase()}).`,
    `Markdown link from the workspace folder: ${writeLink('markdown', { path, alt, ...size })}`,
    ...(link ? [`Link for ${link.document}: ${writeLink(link.language, { path: link.path, alt, ...size })}`] : []),
    ...(revised_prompt ? [`The model painted from: ${revised_prompt}`] : []),
  ];
}

/** A prompt is written for the model; the words to begin with describe the picture as well. */
function shortened(prompt: string): string {
  const words = prompt.replace(/\s+/g, ' ').trim();
  if (words.length <= ALT_LENGTH) return words;
  const cut = words.slice(0, ALT_LENGTH);
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > 0 ? end : ALT_LENGTH).replace(/[\s,;:.–-]+$/, '')} …`;
}

function costOf({ cost_usd, cost_approximate }: ToolAnswer['result']): string {
  if (cost_usd === undefined) return 'unknown';
  return cost_usd === 0 ? 'free' : writeCost({ usd: cost_usd, approximate: cost_approximate === true });
}

function renamed(asked: string | undefined, picture: ToolPicture | undefined): readonly string[] {
  if (asked === undefined || !picture || picture.path === asked) return [];
  return [
    formatOfName(asked) === picture.format
      ? `${asked} was there already and stays as it is: use ${picture.path}.`
      : `The picture came as ${picture.format.toUpperCase()}, so its name is not ${asked}: use ${picture.path}.`,
  ];
}
