import { type BlockLink, type Piece, readLink } from './block-link.ts';
import type { Span } from './found-image.ts';
import { DOCUMENT_LANGUAGES } from './languages.ts';
import { writeLink } from './link.ts';
import type { LinkedPicture } from './linked-picture.ts';
import type { PromptBlock } from './prompt-block.ts';

/** One replacement in a text. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

export interface LinkUpdate {
  readonly picture: LinkedPicture;
  /** The block says itself what the alternative text is. */
  readonly ownAlt: boolean;
  /** The link leads there already, in whatever way. */
  readonly leadsThere: boolean;
  /** What the block showed before, as far as anybody knows. */
  readonly former?: { readonly alt?: string; readonly width?: number; readonly height?: number };
}

/**
 * The edits that let the link of a block show its picture: a new one beneath, or what has changed of the one that is there. What
 * a person wrote into it stays: another alternative text than the one of the picture before, another size than its pixels.
 */
export function updateLink(
  text: string,
  block: Pick<PromptBlock, 'kind' | 'whole' | 'margin' | 'inline' | 'link'>,
  languageId: string,
  update: LinkUpdate,
): readonly TextEdit[] {
  if (!block.link) return [insertion(text, block, languageId, update.picture)];
  const { link } = block;
  const written = asWritten(link, languageId, update.picture);
  if (!written) return [];
  const { former } = update;
  const before = former && asWritten(link, languageId, { ...update.picture, ...former });
  const edits = [
    ...(update.leadsThere ? [] : [edit({ text: link.address, span: link.span }, sameStyle(link, written))]),
    ...altEdits(text, link, written, former?.alt === undefined ? undefined : before?.alt?.text, update.ownAlt),
    ...(before && sameSize(link, before) ? [edit(link.width, written.width), edit(link.height, written.height)] : []),
  ];
  return edits.filter((one) => one !== undefined);
}

function insertion(
  text: string,
  { kind, whole, margin, inline }: Pick<PromptBlock, 'kind' | 'whole' | 'margin' | 'inline'>,
  languageId: string,
  picture: LinkedPicture,
): TextEdit {
  const span = { start: whole.end, end: whole.end };
  const link = writeLink(languageId, picture).replaceAll('\n', `\n${margin}`);
  if (inline) return { span, text: ` ${link}` };
  const blank = `\n${margin.trimEnd()}`;
  const above = kind === 'fence' ? blank : '';
  const below = isMarkdown(languageId) && goesOn(text, whole.end, margin) ? blank : '';
  return { span, text: `${above}\n${margin}${link}${below}` };
}

/** Whether the next line would become one paragraph with the link. */
function goesOn(text: string, end: number, margin: string): boolean {
  const next = /^[^\n]*\n([^\n]*)/.exec(text.slice(end, end + 2000))?.[1] ?? '';
  const own = next.startsWith(margin) ? next.slice(margin.length) : next;
  return own.replace(/^[ \t>]+/, '').trim() !== '' && !/^\s*(?:#{1,6}\s|[-*+]\s|\d{1,9}[.)]\s|`{3}|~{3})/.test(own);
}

/** The parts of a link of the same form as this house would write it. */
function asWritten(link: BlockLink, languageId: string, picture: LinkedPicture): BlockLink | undefined {
  const isTag = link.form === 'tag';
  const language = isTag && isMarkdown(languageId) ? 'html' : languageId;
  const written = readLink(writeLink(language, picture), !isTag);
  return written ?? (isTag ? readLink(writeLink('html', picture), false) : undefined);
}

/** `./` is how some write every path, and some tools want it. */
function sameStyle({ address }: BlockLink, written: BlockLink): Piece {
  const dotted = address.startsWith('./') && !written.address.startsWith('.');
  return { text: dotted ? `./${written.address}` : written.address, span: written.span };
}

function altEdits(
  text: string,
  { form, alt, span }: BlockLink,
  { alt: written }: BlockLink,
  former: string | undefined,
  own: boolean,
): readonly (TextEdit | undefined)[] {
  // The text of a reference may be its name.
  if (form === 'reference' || !written) return [];
  if (!alt) {
    const quote = text[span.end];
    const isQuoted = quote === '"' || quote === "'";
    const place = { start: span.end + 1, end: span.end + 1 };
    return isQuoted ? [{ span: place, text: ` alt="${written.text}"` }] : [];
  }
  // In a tag, none at all is how a mere decoration is marked.
  const isOpen = alt.text === '' ? form === 'inline' : alt.text === former;
  return own || isOpen ? [edit(alt, { ...written, text: quotedAs(text, alt, written.text, form) })] : [];
}

/** What is written for double quotes, as the attribute has them. */
function quotedAs(text: string, { span }: Piece, written: string, form: BlockLink['form']): string {
  const quote = text[span.start - 1];
  if (form !== 'tag' || quote === '"') return written;
  return quote === "'" ? written.replaceAll("'", '&#39;') : `"${written}"`;
}

function sameSize({ width, height }: BlockLink, before: BlockLink): boolean {
  return width !== undefined && width.text === before.width?.text && height?.text === before.height?.text;
}

function edit(piece: Piece | undefined, written: Piece | undefined): TextEdit | undefined {
  if (!piece || !written || piece.text === written.text) return undefined;
  return { span: piece.span, text: written.text };
}

function isMarkdown(languageId: string): boolean {
  const reader = DOCUMENT_LANGUAGES[languageId];
  return reader === 'markdown' || reader === 'mdx';
}
