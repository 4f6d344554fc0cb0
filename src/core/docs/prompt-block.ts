import { type BlockEntry, readHead } from './block-head.ts';
import { type BlockLink, findLinkAfter } from './block-link.ts';
import type { Span } from './found-image.ts';
import { DOCUMENT_LANGUAGES, type Reader } from './languages.ts';
import { findMarkedPlaces } from './markdown-lines.ts';
import type { CommentMarks, MarkedPlace } from './marked-place.ts';
import { afterComponentScript, findMarkedComments } from './markup-comments.ts';

/** What a fence or comment begins with that asks for a picture. */
export const BLOCK_WORD = 'image-prompt';

/** A prompt in a document, with the options to make its picture by. */
export interface PromptBlock {
  readonly kind: MarkedPlace['kind'];
  /** From the mark that opens it to the one that closes it. */
  readonly whole: Span;
  /** Of `image-prompt`. */
  readonly word: Span;
  /** Of the options, from behind the word to where the prompt may begin. */
  readonly head: Span;
  readonly entries: readonly BlockEntry[];
  /** As it is sent, without what the lines of the document have before it. */
  readonly prompt: string;
  readonly promptSpan: Span;
  /** What keeps it from being read as it is meant. */
  readonly fault?: 'unclosed' | 'no-colon';
  /** What a line beneath begins with to be in the same quote and list item. */
  readonly margin: string;
  /** It stands within a line of text. */
  readonly inline: boolean;
  /** What shows its picture. */
  readonly link?: BlockLink;
}

const HTML_COMMENT: CommentMarks = { open: '<!--', close: '-->' };
const CODE_COMMENT: CommentMarks = { open: '{/*', close: '*/}' };

const FINDERS: Readonly<Record<Reader, (text: string) => readonly MarkedPlace[]>> = {
  markdown: (text) => findMarkedPlaces(text, BLOCK_WORD, { indentedCode: true, comments: [HTML_COMMENT] }),
  mdx: (text) => findMarkedPlaces(text, BLOCK_WORD, { indentedCode: false, comments: [HTML_COMMENT, CODE_COMMENT] }),
  html: (text) => findMarkedComments(text, BLOCK_WORD, [HTML_COMMENT]),
  astro: (text) => {
    const start = afterComponentScript(text);
    return findMarkedComments(text, BLOCK_WORD, [HTML_COMMENT, CODE_COMMENT]).filter(
      ({ whole }) => whole.start >= start,
    );
  },
  jsx: (text) => findMarkedComments(text, BLOCK_WORD, [CODE_COMMENT]),
  css: () => [],
  asciidoc: () => [],
  restructuredtext: () => [],
};

/** The prompt blocks of a text, in its order; none in a language that has none. */
export function findPromptBlocks(text: string, languageId: string): readonly PromptBlock[] {
  const reader = Object.hasOwn(DOCUMENT_LANGUAGES, languageId) ? DOCUMENT_LANGUAGES[languageId] : undefined;
  if (!reader || !text.includes(BLOCK_WORD)) return [];
  return FINDERS[reader](text).map((place) => {
    const block = place.kind === 'fence' ? readFence(text, place) : readComment(text, place);
    const link = block.fault ? undefined : findLinkAfter(text, block, reader === 'markdown' || reader === 'mdx');
    return link ? { ...block, link } : block;
  });
}

/** The block that a place in the text belongs to: in it or, failing that, in the link that shows its picture. */
export function blockAt(blocks: readonly PromptBlock[], offset: number): PromptBlock | undefined {
  const holds = ({ start, end }: Span) => start <= offset && offset <= end;
  return blocks.find(({ whole }) => holds(whole)) ?? blocks.find(({ link }) => link && holds(link.whole));
}

function readFence(text: string, place: MarkedPlace): PromptBlock {
  const { inner, body, closed } = place;
  const word = wordOf(text, inner);
  const { entries } = readHead(text, word.end, inner.end, false);
  const promptSpan = { start: body[0]?.start ?? inner.end, end: body.at(-1)?.end ?? inner.end };
  return {
    ...shared(place),
    word,
    head: { start: word.end, end: inner.end },
    entries,
    prompt: body
      .map(({ start, end }) => text.slice(start, end).trimEnd())
      .join('\n')
      .trim(),
    promptSpan,
    ...(closed ? {} : { fault: 'unclosed' }),
  };
}

function readComment(text: string, place: MarkedPlace): PromptBlock {
  const { inner, closed, margin } = place;
  const word = wordOf(text, inner);
  const quoted = margin.includes('>');
  const { entries, promptStart } = readHead(text, word.end, inner.end, true);
  const start = promptStart ?? inner.end;
  return {
    ...shared(place),
    word,
    head: { start: word.end, end: promptStart === undefined ? inner.end : promptStart - 1 },
    entries: quoted ? entries.filter(({ name }) => name !== '>') : entries,
    prompt: text
      .slice(start, inner.end)
      .split('\n')
      .map((line, index) => (quoted && index > 0 ? line.replace(/^[ \t>]*/, '') : line).trim())
      .join('\n')
      .trim(),
    promptSpan: trimmed(text, { start, end: inner.end }),
    ...(closed ? (promptStart === undefined ? { fault: 'no-colon' } : {}) : { fault: 'unclosed' }),
  };
}

function shared({
  kind,
  whole,
  margin,
  inline,
}: MarkedPlace): Pick<PromptBlock, 'kind' | 'whole' | 'margin' | 'inline'> {
  return { kind, whole, margin, inline };
}

function wordOf(text: string, { start }: Span): Span {
  const at = text.indexOf(BLOCK_WORD, start);
  return { start: at, end: at + BLOCK_WORD.length };
}

function trimmed(text: string, { start, end }: Span): Span {
  const inside = text.slice(start, end);
  const from = start + (inside.length - inside.trimStart().length);
  return { start: from, end: Math.max(from, start + inside.trimEnd().length) };
}
