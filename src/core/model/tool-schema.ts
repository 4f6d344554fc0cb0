import { offeredModels, optionsOf } from './catalogue.ts';
import type { Operation, OptionName } from './options.ts';
import type { Row } from './row.ts';
import { type JsonSchema, optionSchemas } from './schema.ts';
import { OFFLINE_MODEL, TABLE } from './table.ts';

/** What a language model is told about when to use a tool. In English, as models read it best. */
export const TOOL_DESCRIPTIONS: Readonly<Record<Operation, string>> = {
  generate: [
    'Makes a picture (PNG, JPEG, WebP; some models also GIF or SVG) from a text prompt and saves it in the workspace.',
    'Use it for illustrations, photos, textures, hero and social images, and for placeholder art in mock-ups.',
    'Do not use it for diagrams, charts, simple icons or anything that needs exact text: write SVG or Mermaid, which is free and can be edited.',
    `Models other than ${OFFLINE_MODEL} (offline, free, deterministic) cost money: make one picture unless several are asked for.`,
    'Returns path, pixel size, cost, a Markdown link and a small preview. Never overwrites a file. The user is shown prompt and price first.',
  ].join(' '),
  edit: [
    'Changes pictures of the workspace as a prompt says and saves the result as a new file; the originals stay as they are.',
    'Use it to restyle, extend, remove or replace things, or to combine pictures: the first is changed, the others are references.',
    'Do not use it to crop, resize, convert or compress: a command line tool does that exactly and for free.',
    'Returns path, pixel size, cost, a Markdown link and a small preview. Never overwrites a file. The user is shown prompt and price first.',
  ].join(' '),
};

/** What a language model may say to a tool: the options of the table that are its to choose, and where the picture goes. */
export function toolSchema(operation: Operation, table: readonly Row[] = TABLE): JsonSchema {
  const { prompt, model, ...known } = optionSchemas(operation, table);
  const chosen = Object.entries(WORDS).flatMap(([name, words]) => {
    const schema = known[name as keyof typeof WORDS];
    const description = words + onlyFor(name as OptionName, operation, table);
    return schema ? [[name, { ...schema, description }] as const] : [];
  });
  return {
    type: 'object',
    properties: {
      prompt: { type: 'string', ...prompt, description: PROMPTS[operation] },
      ...OWN[operation](table),
      model: {
        type: 'string',
        ...model,
        examples: offeredModels(operation, table).map(({ id }) => id),
        description: `Left out: what the user has set up, and ${OFFLINE_MODEL} as long as there is no key.`,
      },
      ...Object.fromEntries(chosen),
    },
    required: operation === 'edit' ? ['prompt', 'image'] : ['prompt'],
    additionalProperties: false,
  };
}

const PROMPTS: Readonly<Record<Operation, string>> = {
  generate:
    'What the picture shows, in full sentences: subject, setting, style, light, composition, and any text in quotes.',
  edit: 'What should change and what should stay as it is, in full sentences. Call references by their place: the second image.',
};

/**
 * Not among them: what is the user's decision (moderation, user, safety_identifier), what only a person at the screen has
 * use for (stream, partial_images) and what says how the bytes travel (response_format).
 */
const WORDS = {
  n: 'How many pictures; each is paid for.',
  size: 'WIDTHxHEIGHT in pixels, or auto. Each model takes only certain sizes; exact_size reaches every other.',
  quality: 'Higher costs more: low for a draft, auto otherwise.',
  background: 'transparent for cut-outs and icons (PNG or WebP).',
  output_format: 'Left out: as the extension of path says.',
  output_compression: 'Percent, for JPEG and WebP.',
  style: 'vivid is dramatic, natural is plain.',
  input_fidelity: 'high keeps faces and logos closer to the original.',
  complexity: 'How detailed an SVG is drawn.',
  frame_count: 'Frames of an animated GIF.',
  frame_duration_ms: 'Milliseconds that each frame of a GIF stays.',
} as const satisfies Readonly<Partial<Record<OptionName, string>>>;

const EXACT_SIZE: JsonSchema = {
  type: 'string',
  pattern: '^[1-9]\\d*x[1-9]\\d*$',
  examples: ['1200x630', '400x400'],
  description:
    'Instead of size: WIDTHxHEIGHT that the file must have to the pixel. Made at a size that the model takes, then cropped in the middle and scaled.',
};

const PLACE =
  'A path inside the workspace, relative to the workspace folder or absolute. With an image extension it names the file, else a folder. A name that is taken gets a number.';

/** What does not go to the server. */
const OWN: Readonly<Record<Operation, (table: readonly Row[]) => Readonly<Record<string, JsonSchema>>>> = {
  generate: () => ({
    path: {
      type: 'string',
      description: `Where the picture goes. ${PLACE} Left out: the user's folder for pictures, named after the prompt.`,
    },
    exact_size: EXACT_SIZE,
  }),
  edit: (table) => ({
    image: {
      type: 'array',
      items: { type: 'string' },
      minItems: 1,
      maxItems: Math.max(...table.flatMap(({ edit }) => edit?.input.maxImages ?? [])),
      description: 'Paths of the pictures inside the workspace; the first is the one to change.',
    },
    mask: {
      type: 'string',
      description:
        'Path of a picture as large as the first (an SVG will do): where it is transparent or, without transparency, white, the first picture changes; all else stays as it was, to the pixel.',
    },
    path: {
      type: 'string',
      description: `Where the result goes. ${PLACE} Left out: beside the first picture, with -edited in its name.`,
    },
    exact_size: EXACT_SIZE,
    keep_outside_mask: {
      type: 'boolean',
      description: 'false lets the model also change what is outside of the mask.',
    },
  }),
};

/** A note that nearly every model takes an option would only cost tokens. */
const FEW = 2;

function onlyFor(option: OptionName, operation: Operation, table: readonly Row[]): string {
  const takers = table.filter((row) => optionsOf(row, operation)?.[option]);
  return takers.length <= FEW ? ` Only for the models ${takers.map(({ family }) => family).join(', ')}.` : '';
}
