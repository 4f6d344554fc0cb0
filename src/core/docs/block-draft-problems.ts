import { formatOfName } from '../image/name.ts';
import type { Problem } from '../model/draft.ts';
import { validate } from '../model/validate.ts';
import { type BlockProblem, change, exactPixels, removal, switched, withExtension } from './block-fixes.ts';
import { writeValue } from './block-head.ts';
import { type BlockWish, draftOf } from './block-options.ts';
import type { PromptBlock } from './prompt-block.ts';

/** What the model says to a block. */
export function draftProblems(block: PromptBlock, wish: BlockWish, model: string): readonly BlockProblem[] {
  const verdict = validate(draftOf(wish, model, block.link?.address));
  const given = (field: string) =>
    block.entries.some(({ name }) => name === field) || field === 'prompt' || field === 'model';
  const found = (problems: readonly Problem[], severity: BlockProblem['severity']) =>
    problems.map((problem) => placed(problem, severity, block, wish));
  return [
    ...found(verdict.ok ? [] : verdict.problems, 'error'),
    // What the block does not say itself is no matter of its own.
    ...found(
      verdict.warnings.filter(({ field }) => given(field)),
      'warning',
    ),
  ];
}

/** Where a problem of the draft stands in the block. */
function placed(
  problem: Problem,
  severity: BlockProblem['severity'],
  block: PromptBlock,
  wish: BlockWish,
): BlockProblem {
  const { field, message, nearest } = problem;
  const entry = block.entries.find(({ name }) => name === field);
  if (!entry) return { field, message, severity, ...placedElsewhere(field, nearest, block, wish) };
  const span = entry.valueSpan ?? entry.span;
  const exact = field === 'size' && nearest !== undefined ? exactPixels(entry) : [];
  const fixes = [
    ...(nearest === undefined ? [] : [change(span, writeValue(String(nearest)))]),
    ...exact,
    ...(problem.switch ? [switched(problem.switch.option, String(problem.switch.value), block)] : []),
    ...(field === 'model' ? [] : [removal(block, entry)]),
  ];
  return { field, message, severity, span, fixes };
}

function placedElsewhere(
  field: string,
  nearest: Problem['nearest'],
  block: PromptBlock,
  { to }: BlockWish,
): Pick<BlockProblem, 'span' | 'fixes'> {
  const { word, promptSpan } = block;
  const isThere = promptSpan.end > promptSpan.start;
  if (field === 'prompt') return { span: block.prompt && isThere ? promptSpan : word, fixes: [] };
  const place = block.entries.find(({ name, value }) => name === 'to' && value)?.valueSpan;
  const format = formatOfName(`a.${nearest}`);
  // It was the name of the file that asked for this format.
  if (field === 'output_format' && place && to && format) {
    return { span: place, fixes: [change(place, withExtension(to, format))] };
  }
  return { span: word, fixes: [] };
}
