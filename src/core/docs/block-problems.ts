import { formatOfName } from '../image/name.ts';
import { writeSize } from '../model/size.ts';
import { planTarget } from '../model/target.ts';
import { t } from '../text.ts';
import { draftProblems } from './block-draft-problems.ts';
import { type BlockFix, type BlockProblem, change, removal, withExtension } from './block-fixes.ts';
import type { BlockEntry } from './block-head.ts';
import {
  BLOCK_OPTIONS,
  type BlockWish,
  draftOf,
  isBlockOption,
  isEdge,
  isOwnOption,
  OWN_KINDS,
  wishOf,
} from './block-options.ts';
import type { Span } from './found-image.ts';
import { nearestName } from './nearest-name.ts';
import type { PromptBlock } from './prompt-block.ts';

/**
 * All that can be known to be wrong with a block from its text.
 * @param model where the block names none
 */
export function blockProblems(block: PromptBlock, model: string): readonly BlockProblem[] {
  const { fault } = block;
  if (fault) return [faultProblem(block, fault)];
  const wish = wishOf(block);
  const written = block.entries.flatMap((entry) => entryProblems(entry, block));
  const own = [...written, ...targetProblems(block, wish, model), ...placeProblems(block, wish)];
  const said = new Set(own.map(({ field }) => field));
  return [...own, ...draftProblems(block, wish, model).filter(({ field }) => !said.has(field))];
}

function faultProblem({ kind, word, head }: PromptBlock, fault: NonNullable<PromptBlock['fault']>): BlockProblem {
  const unclosed = kind === 'fence' ? t('The fence does not end') : t('The comment does not end');
  const message = fault === 'unclosed' ? unclosed : t('Put a colon between the options and the prompt');
  const end = { start: head.end, end: head.end };
  const fixes =
    fault === 'no-colon' && head.start === head.end
      ? [{ title: t('Add a colon'), edits: [{ span: end, text: ':' }] }]
      : [];
  return { field: 'prompt', message, span: word, severity: 'error', fixes };
}

/** What is wrong with an option whatever the model. */
function entryProblems(entry: BlockEntry, block: PromptBlock): readonly BlockProblem[] {
  const { name, value, span, nameSpan } = entry;
  const remove = removal(block, entry);
  const problem = (message: string, where: Span, fixes: readonly BlockFix[]): readonly BlockProblem[] => [
    { field: name, message, span: where, severity: 'error', fixes },
  ];
  if (value === undefined) {
    const meant = isBlockOption(name) ? t('{0} has no value: write {0}=…', name) : strayMessage(block, name);
    return problem(meant, span, [remove]);
  }
  if (name === 'prompt') return problem(t('The prompt is what stands in the block, not an option'), span, [remove]);
  if (!isBlockOption(name)) {
    const nearest = nearestName(name, BLOCK_OPTIONS);
    const message = nearest
      ? t('{0} is not an option: did you mean {1}?', name, nearest)
      : t('{0} is not an option. The options are: {1}', name, BLOCK_OPTIONS.join(', '));
    return problem(message, nameSpan, [...(nearest ? [change(nameSpan, nearest)] : []), remove]);
  }
  const first = block.entries.find((one) => one.name === name);
  if (name !== 'image' && first !== entry) {
    return problem(t('{0} is given twice: the first one counts', name), span, [remove]);
  }
  return valueProblems(entry, remove, problem);
}

function strayMessage({ kind }: PromptBlock, word: string): string {
  return kind === 'fence'
    ? t('“{0}” is not an option: options are written name=value, the prompt goes into the lines below', word)
    : t('“{0}” is not an option: options are written name=value, the prompt goes behind a colon', word);
}

function valueProblems(
  { name, value = '', valueSpan, span }: BlockEntry,
  remove: BlockFix,
  problem: (message: string, where: Span, fixes: readonly BlockFix[]) => readonly BlockProblem[],
): readonly BlockProblem[] {
  const where = valueSpan ?? span;
  if (value === '') return problem(t('{0} has no value: write {0}=…', name), span, [remove]);
  if (!isOwnOption(name)) {
    // The document shows one picture; the others would lie about in the workspace.
    return name === 'n' && value !== '1'
      ? problem(t('A block makes one picture: choose among several with Variants'), span, [remove])
      : [];
  }
  if (OWN_KINDS[name] === 'edge' && !isEdge(value))
    return problem(t('{0} must be a whole number of pixels', name), where, []);
  if (OWN_KINDS[name] === 'flag' && value !== 'true' && value !== 'false') {
    return problem(t('{0} must be true or false', name), where, [change(where, 'true'), change(where, 'false')]);
  }
  return [];
}

/** Exact pixels are two numbers, and stand in the place of a size. */
function targetProblems(block: PromptBlock, wish: BlockWish, model: string): readonly BlockProblem[] {
  const given = (name: string) => block.entries.find((entry) => entry.name === name);
  const [width, height, size] = [given('width'), given('height'), given('size')];
  const one = width ?? height;
  if (!one) return [];
  const error = (entry: BlockEntry, message: string, fixes: readonly BlockFix[] = []): readonly BlockProblem[] => [
    { field: entry.name, message, span: entry.span, severity: 'error', fixes },
  ];
  if (!width || !height) return error(one, t('Exact pixels need width and height'));
  if (size) return error(size, t('width and height say the size already: leave size out'), [removal(block, size)]);
  const { target } = wish;
  if (!target || planTarget(target, draftOf(wish, model, block.link?.address))) return [];
  const message = t('The picture cannot be brought to {0} pixels: choose one of the sizes', writeSize(target));
  return error(one, message);
}

/** What a file's name promises must be what is made. */
function placeProblems(block: PromptBlock, { to, options }: BlockWish): readonly BlockProblem[] {
  const entry = block.entries.find(({ name, value }) => name === 'to' && value);
  if (!entry?.valueSpan || to === undefined) return [];
  const span = entry.valueSpan;
  const error = (message: string, fixes: readonly BlockFix[]): readonly BlockProblem[] => [
    { field: 'to', message, span, severity: 'error', fixes },
  ];
  const extension = /\.([a-z\d]{2,5})$/i.exec(to)?.[1];
  const format = formatOfName(to);
  if (extension && !format) {
    return error(t('No model makes .{0} files', extension), [change(span, withExtension(to, 'png'))]);
  }
  const chosen = options.output_format;
  if (!format || typeof chosen !== 'string' || chosen === format) return [];
  const message = t(
    '{0} ends in .{1} but output_format is {2}: make them agree or leave output_format out',
    'to',
    extension ?? '',
    chosen,
  );
  const other = formatOfName(`a.${chosen}`);
  const output = block.entries.find(({ name }) => name === 'output_format');
  return error(message, [
    ...(other ? [change(span, withExtension(to, other))] : []),
    ...(output ? [removal(block, output)] : []),
  ]);
}
