import { extensionOf } from '../image/name.ts';
import type { PictureFormat, Problem } from '../model/draft.ts';
import { parseSize, writeSize } from '../model/size.ts';
import { t } from '../text.ts';
import { type BlockEntry, writeValue } from './block-head.ts';
import type { TextEdit } from './block-update.ts';
import type { Span } from './found-image.ts';
import type { PromptBlock } from './prompt-block.ts';

/** One thing wrong with a prompt block, and where. */
export interface BlockProblem extends Pick<Problem, 'field' | 'message'> {
  readonly span: Span;
  /** An error keeps it from being made. */
  readonly severity: 'error' | 'warning';
  /** The best first. */
  readonly fixes: readonly BlockFix[];
}

export interface BlockFix {
  /** As a menu says it. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** A size that the model does not make can be made of another one. */
export function exactPixels({ span, value = '' }: BlockEntry): readonly BlockFix[] {
  const size = parseSize(value);
  if (!size) return [];
  const text = `width=${size.width} height=${size.height}`;
  return [{ title: t('Crop and scale to exactly {0}', writeSize(size)), edits: [{ span, text }] }];
}

export function switched(option: string, value: string, block: PromptBlock): BlockFix {
  const entry = block.entries.find(({ name }) => name === option);
  const title = t('Set {0}={1}', option, value);
  if (entry?.valueSpan) return { title, edits: [{ span: entry.valueSpan, text: value }] };
  const end = block.entries.at(-1)?.span.end ?? block.word.end;
  return { title, edits: [{ span: { start: end, end }, text: ` ${option}=${value}` }] };
}

export function change(span: Span, text: string): BlockFix {
  return { title: t('Change to {0}', text), edits: [{ span, text }] };
}

/** With the blanks before it. */
export function removal({ entries, word }: PromptBlock, entry: BlockEntry): BlockFix {
  const before = entries[entries.indexOf(entry) - 1]?.span.end ?? word.end;
  return { title: t('Remove {0}', entry.name), edits: [{ span: { start: before, end: entry.span.end }, text: '' }] };
}

export function withExtension(path: string, format: PictureFormat): string {
  return writeValue(path.replace(/\.[^./\\]*$/, `.${extensionOf(format)}`));
}
