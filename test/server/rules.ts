import { type Endpoint, isDallE, type ListedParameter, type Model } from './models.ts';
import type { Values } from './parameters.ts';
import { invalidValue, missingParameter, unknownParameter, unsupportedParameter } from './problems.ts';
import { quotedList } from './sizes.ts';

/** A request to be judged: its values, and which pictures came with it. */
export type Case = {
  readonly endpoint: Endpoint;
  readonly kind: 'json' | 'multipart';
  readonly model: Model;
  readonly values: Values;
  readonly pictures: { readonly mask: boolean; readonly markup: boolean };
  /** The models that may draw an SVG; empty for an account without author selection. */
  readonly svgAuthors: readonly string[];
};

type Rule = (request: Case) => Error | undefined;

const listed: readonly ListedParameter[] = [
  'quality',
  'background',
  'output_format',
  'moderation',
  'input_fidelity',
  'complexity',
  'style',
  'response_format',
];
const optional = [
  'output_compression',
  'stream',
  'partial_images',
  'frame_count',
  'frame_duration_ms',
  'svg',
  'mask',
  'markup',
] as const;
const compressed = ['jpeg', 'webp'];

/** Every rule of the API about a request's values, in the order in which they are judged. Sizes have a file of their own. */
export const rules = {
  endpointOfTheModel: ({ endpoint, kind, model: { id, family } }) => {
    if (!family.endpoints.includes(endpoint)) {
      return invalidValue('model', `Invalid value: '${id}'. The model does not support images/${endpoint}.`);
    }
    if (endpoint === 'edits' && kind === 'json' && isDallE(family)) {
      return invalidValue('model', `Invalid value: '${id}'. The model takes images/edits as multipart/form-data only.`);
    }
    return undefined;
  },
  prompt: ({ model: { family }, values: { prompt } }) => {
    if (prompt === undefined || prompt === '') return missingParameter('prompt');
    const length = [...prompt].length;
    if (length <= family.promptLimit) return undefined;
    const message = `Expected a string with maximum length ${family.promptLimit}, but got a string with length ${length}`;
    return invalidValue('prompt', `Invalid 'prompt': string too long. ${message} instead.`);
  },
  parametersOfTheFamily: ({ model: { id, family }, values, pictures }) => {
    const sent: Readonly<Record<string, unknown>> = {
      ...values,
      mask: pictures.mask || undefined,
      markup: pictures.markup || undefined,
    };
    const refusedName = [
      ...listed.filter((name) => family.values[name] === undefined),
      ...optional.filter((name) => !family.takes.includes(name)),
    ].find((name) => sent[name] !== undefined);
    if (refusedName === undefined) return undefined;
    const foreign = refusedName === 'response_format' || refusedName === 'style' || isDallE(family);
    return foreign ? unknownParameter(refusedName) : unsupportedParameter(id, refusedName);
  },
  listedValues: ({ model: { id, family }, values }) => {
    for (const name of listed) {
      const [value, allowed] = [values[name], family.values[name]];
      if (value === undefined || allowed === undefined || allowed.includes(value)) continue;
      return name === 'quality' && (value === 'xhigh' || value === 'max')
        ? invalidValue(name, `The model '${id}' does not support quality '${value}'`)
        : invalidValue(name, `Invalid value: '${value}'. Supported values are: ${quotedList(allowed)}.`);
    }
    return undefined;
  },
  ranges: ({ model: { family }, values }) =>
    between('n', values.n, 1, family.countLimit) ??
    between('output_compression', values.output_compression, 0, 100) ??
    between('partial_images', values.partial_images, 0, 3) ??
    between('frame_count', values.frame_count, 2, 16) ??
    between('frame_duration_ms', values.frame_duration_ms, 1, 655_350),
  transparency: ({ values: { background, output_format: format = 'png' } }) =>
    background === 'transparent' && format === 'jpeg'
      ? invalidValue('background', "Transparent background is not supported for the output format 'jpeg'.")
      : undefined,
  compression: ({ values: { output_compression: compression, output_format: format = 'png' } }) =>
    compression !== undefined && !compressed.includes(format)
      ? invalidValue('output_compression', `output_compression is not supported for the output format '${format}'.`)
      : undefined,
  oneSheet: ({ pictures }) =>
    pictures.mask && pictures.markup
      ? invalidValue('markup', "'mask' and 'markup' cannot be used together.")
      : undefined,
  gif: ({ values, pictures }) => {
    if (values.output_format !== 'gif') {
      const name = (['frame_count', 'frame_duration_ms'] as const).find((key) => values[key] !== undefined);
      return name && invalidValue(name, `'${name}' is only supported for the output format 'gif'.`);
    }
    return withoutStreaming('gif', values) ?? (pictures.mask ? notWith('gif', 'mask') : undefined);
  },
  svg: ({ endpoint, values, svgAuthors }) => {
    const { output_format: format, svg, n = 1 } = values;
    if (format !== 'svg') {
      return svg && invalidValue('svg', "'svg' is only supported for the output format 'svg'.");
    }
    if (endpoint !== 'generations') return notWith('svg', 'output_format');
    if (n !== 1) return notWith('svg', 'n');
    if (svgAuthors.length === 0 && svg) return notWith('svg', 'svg');
    if (svgAuthors.length > 0) {
      if (svg?.model === undefined) return missingParameter('svg.model');
      if (!svgAuthors.includes(svg.model)) return invalidValue('svg.model', `Invalid value: '${svg.model}'.`);
    }
    return withoutStreaming('svg', values);
  },
} satisfies Record<string, Rule>;

/** @throws Refused for the first rule the request breaks. */
export function checkRules(request: Case): void {
  for (const rule of Object.values<Rule>(rules)) {
    const broken = rule(request);
    if (broken) throw broken;
  }
}

function between(name: string, value: number | undefined, least: number, most: number): Error | undefined {
  if (value === undefined || (value >= least && value <= most)) return undefined;
  return invalidValue(
    name,
    `Invalid '${name}': expected a value between ${least} and ${most}, but got ${value} instead.`,
  );
}

function withoutStreaming(format: string, { stream, partial_images: partials = 0 }: Values): Error | undefined {
  if (stream) return notWith(format, 'stream');
  return partials > 0 ? notWith(format, 'partial_images') : undefined;
}

function notWith(format: string, param: string): Error {
  return invalidValue(param, `'${param}' is not supported for the output format '${format}'.`);
}
