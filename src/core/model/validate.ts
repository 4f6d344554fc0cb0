import { t } from '../text.ts';
import { findModel, type Model, optionsOf } from './catalogue.ts';
import type { Draft, ImageRequest, Problem, Verdict } from './draft.ts';
import {
  type ApiOptions,
  isOptionName,
  OPTION_KINDS,
  OPTION_NAMES,
  type OptionName,
  type OptionRule,
} from './options.ts';
import { pictureProblems } from './pictures.ts';
import { isMet, requirementProblem } from './requirement.ts';
import type { OptionSet, Row } from './row.ts';
import { isExperimental, parseSize, sizeFault } from './size.ts';
import { TABLE } from './table.ts';

/**
 * Checks a draft against the table: every Problem at once, or the ImageRequest, of which this is the only maker.
 * `undefined`, `null` and (but for the prompt) empty text mean "not set". A model that nobody here knows is let through on
 * the newest family's rules, its problems turned into warnings: the server judges.
 */
export function validate(draft: Draft, table: readonly Row[] = TABLE): Verdict {
  const options = setOptions(draft.options);
  const malformed = [...unknownNames(draft.options), ...wrongTypes(options), ...promptProblems(options.prompt)];
  if (typeof options.model !== 'string') {
    const unnamed = options.model === undefined ? [noModel()] : [];
    return { ok: false, problems: [...malformed, ...unnamed], warnings: [] };
  }
  const model = findModel(options.model, table);
  const accepted = optionsOf(model.row, draft.operation);
  if (!accepted) return { ok: false, problems: [...malformed, cannotEdit(model)], warnings: [] };

  const typed = Object.fromEntries(
    Object.entries(options).filter(([name]) => !malformed.some((problem) => problem.field === name)),
  ) as Partial<ApiOptions>;
  const refused = [...valueProblems(typed, accepted, model), ...clashes(draft, typed, accepted, model.row, 'hard')];
  const pictures = pictureProblems(draft, model);
  const judged = [...pictures.refused, ...refused];
  const problems = [...malformed, ...pictures.impossible, ...(model.known ? judged : [])];
  const warnings = [
    ...(model.known ? [] : [unknownModel(model), ...judged]),
    ...pictures.doubts,
    ...doubts(typed, accepted),
    ...frameDoubts(typed, accepted, model.row),
    ...clashes(draft, typed, accepted, model.row, 'soft'),
  ];
  if (problems.length > 0) return { ok: false, problems, warnings };
  return { ok: true, request: makeRequest(draft, typed, accepted, model), warnings };
}

function makeRequest(draft: Draft, options: Partial<ApiOptions>, accepted: OptionSet, model: Model): ImageRequest {
  return {
    operation: draft.operation,
    model: model.id,
    row: model.row,
    options: options as ImageRequest['options'],
    n: options.n ?? 1,
    stream: streams(options, accepted, model.row),
    image: draft.image ?? [],
    ...(draft.mask ? { mask: draft.mask } : {}),
    ...(draft.markup ? { markup: draft.markup } : {}),
  } as ImageRequest;
}

/** As asked for; else where the model can and one picture is wanted, for the events of a stream do not say whose they are. */
function streams(options: Partial<ApiOptions>, accepted: OptionSet, { requirements }: Row): boolean {
  if (options.stream !== undefined) return options.stream;
  const streamed = { ...options, stream: true };
  const fits = requirements.every((rule) => rule.option !== 'stream' || isMet(rule, streamed, accepted));
  return accepted.stream !== undefined && (options.n ?? 1) === 1 && fits;
}

function setOptions(options: Draft['options']): Readonly<Partial<Record<OptionName, unknown>>> {
  return Object.fromEntries(
    OPTION_NAMES.filter((name) => {
      const value = options[name];
      return value !== undefined && value !== null && (value !== '' || name === 'prompt');
    }).map((name) => [name, options[name]]),
  );
}

function unknownNames(options: Draft['options']): Problem[] {
  return Object.keys(options)
    .filter((name) => !isOptionName(name))
    .map((name) => ({
      field: name,
      message: t('{0} is not an option. The options are: {1}', name, OPTION_NAMES.join(', ')),
    }));
}

function wrongTypes(options: Readonly<Partial<Record<OptionName, unknown>>>): Problem[] {
  return OPTION_NAMES.filter((name) => options[name] !== undefined).flatMap((name) => {
    const value = options[name];
    const fits = {
      text: typeof value === 'string',
      integer: Number.isInteger(value),
      flag: typeof value === 'boolean',
    } satisfies Record<(typeof OPTION_KINDS)[OptionName], boolean>;
    const wanted = {
      text: t('{0} must be text', name),
      integer: t('{0} must be a whole number', name),
      flag: t('{0} must be true or false', name),
    };
    return fits[OPTION_KINDS[name]] ? [] : [{ field: name, message: wanted[OPTION_KINDS[name]] }];
  });
}

function promptProblems(prompt: unknown): Problem[] {
  const missing = prompt === undefined || (typeof prompt === 'string' && prompt.trim() === '');
  return missing ? [{ field: 'prompt', message: t('The prompt is empty: say what the picture shows') }] : [];
}

function valueProblems(options: Partial<ApiOptions>, accepted: OptionSet, model: Model): Problem[] {
  return Object.entries(options).flatMap(([field, value]) => {
    if (field === 'model') return [];
    const rule = accepted[field as OptionName];
    if (!rule) return [{ field, message: t('{0} does not take {1}: leave it out', model.id, field) }];
    const fault = valueFault(field, value, rule, model);
    return fault ? [{ field, ...fault }] : [];
  });
}

function valueFault(
  field: string,
  value: string | number | boolean,
  rule: OptionRule,
  model: Model,
): Omit<Problem, 'field'> | undefined {
  switch (rule.kind) {
    case 'choice':
      if (rule.values.includes(String(value))) return undefined;
      return {
        message: t('{0} does not take {1} {2}. It takes: {3}', model.id, field, String(value), rule.values.join(', ')),
        ...(rule.preset ? { nearest: rule.preset } : {}),
      };
    case 'range': {
      const number = Number(value);
      if (number >= rule.min && number <= rule.max) return undefined;
      const nearest = number < rule.min ? rule.min : rule.max;
      return { message: rangeMessage(field, rule.min, rule.max, model), nearest };
    }
    case 'text': {
      const length = countCharacters(String(value));
      if (length <= rule.max) return undefined;
      return {
        message: t('{0} has {1} characters; {2} takes at most {3}', field, show(length), model.id, show(rule.max)),
      };
    }
    case 'size': {
      const fault = sizeFault(String(value), rule);
      if (!fault) return undefined;
      return { message: t('size {0} → {1}? {2}', String(value), fault.nearest, fault.message), nearest: fault.nearest };
    }
    case 'flag':
      return undefined;
  }
}

function rangeMessage(field: string, min: number, max: number, model: Model): string {
  return min === max
    ? t('{0} can only be {1} with {2}', field, min, model.id)
    : t('{0} must be from {1} to {2}', field, show(min), show(max));
}

function doubts(options: Partial<ApiOptions>, accepted: OptionSet): Problem[] {
  return Object.entries(options).flatMap(([field, value]) => {
    const rule = accepted[field as OptionName];
    if (rule?.kind === 'choice' && rule.doubtful?.[String(value)]) {
      return [{ field, message: t('{0} {1}: {2}', field, String(value), t(rule.doubtful[String(value)] ?? '')) }];
    }
    if (rule?.kind === 'size' && isExperimental(String(value), rule)) {
      return [
        { field, message: t('Sizes above {0} pixels are experimental', show(rule.free?.experimentalAbove ?? 0)) },
      ];
    }
    return [];
  });
}

/** Frames that do not fit on their sheet have been refused, though nothing says so. */
function frameDoubts(
  { output_format, size, frame_count }: Partial<ApiOptions>,
  accepted: OptionSet,
  row: Row,
): Problem[] {
  const pixels = parseSize(size ?? '');
  const { frameSheet } = row;
  if (output_format !== 'gif' || !pixels || !frameSheet) return [];
  const preset = accepted.frame_count?.kind === 'range' ? accepted.frame_count.preset : 0;
  const grid = frameSheet.grids.find(({ frames }) => (frame_count ?? preset) <= frames);
  if (!grid) return [];
  const [width, height] = [pixels.width * grid.columns, pixels.height * grid.rows];
  if (Math.max(width, height) <= frameSheet.maxEdge && width * height <= frameSheet.maxPixels) return [];
  return [
    {
      field: 'size',
      message: t(
        '{0} frames of {1} may be too large together: choose a smaller size or fewer frames',
        frame_count ?? preset,
        size ?? '',
      ),
    },
  ];
}

function clashes(
  draft: Draft,
  options: Partial<ApiOptions>,
  accepted: OptionSet,
  row: Row,
  strength: 'hard' | 'soft',
): Problem[] {
  // A stream that nobody asked for stands in nobody's way, but previews come only with it.
  const settled = strength === 'soft' && accepted.stream ? { stream: streams(options, accepted, row) } : {};
  const present = { ...options, ...settled, ...(draft.mask ? { mask: true } : {}) };
  return row.requirements
    .filter((rule) => rule.strength === strength && !isMet(rule, present, accepted))
    .map((rule) => requirementProblem(rule, present));
}

function noModel(): Problem {
  return { field: 'model', message: t('Name a model') };
}

function cannotEdit(model: Model): Problem {
  return { field: 'model', message: t('{0} cannot edit pictures: choose another model', model.id) };
}

function unknownModel(model: Model): Problem {
  return {
    field: 'model',
    message: t('{0} is not a model that Stipple knows: the server decides what it takes', model.id),
  };
}

/** Characters as people and the API count them: code points, not UTF-16 units. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

function show(count: number): string {
  return count.toLocaleString('en');
}
