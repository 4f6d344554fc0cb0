import { findModel, optionsOf } from '../model/catalogue.ts';
import type { Draft } from '../model/draft.ts';
import { OPTION_NAMES } from '../model/options.ts';
import { switchModel } from '../model/switch-model.ts';
import { ONLINE_MODEL } from '../model/table.ts';
import type { Recipe } from '../recipe/recipe.ts';
import { DEFAULT_BASE_URL } from '../wire/server.ts';

export type CodeKind = 'curl' | 'python' | 'typescript';

/**
 * The request of a recipe as code to run elsewhere, with the key left to the environment. Streaming is left out: it would
 * only make a sample long. The offline model runs nowhere else, so the online one takes its place.
 */
export function asCode(recipe: Recipe, kind: CodeKind, { baseUrl }: { readonly baseUrl: string }): string {
  const call: Call = {
    operation: recipe.operation,
    fields: fieldsOf(recipe),
    images: recipe.operation === 'edit' ? recipe.image.map(fileNameOf) : [],
    overlays: recipe.operation === 'edit' ? overlaysOf(recipe) : [],
    baseUrl: baseUrl.replace(/\/+$/, ''),
  };
  return WRITERS[kind](call);
}

interface Call {
  readonly operation: Recipe['operation'];
  readonly fields: readonly (readonly [name: string, value: string | number | boolean])[];
  readonly images: readonly string[];
  /** What lies over the first picture. */
  readonly overlays: readonly (readonly [field: 'mask' | 'markup', file: string])[];
  readonly baseUrl: string;
}

const WRITERS: Readonly<Record<CodeKind, (call: Call) => string>> = { curl, python, typescript };

function overlaysOf(recipe: Recipe): Call['overlays'] {
  return (['mask', 'markup'] as const).flatMap((field) => {
    const uri = recipe[field];
    return uri ? [[field, fileNameOf(uri)] as const] : [];
  });
}

function fieldsOf(recipe: Recipe): Call['fields'] {
  const draft: Draft = { operation: recipe.operation, options: recipe.options };
  const { row } = findModel(String(recipe.options.model ?? ''));
  const { options } = row.runs === 'offline' ? switchModel(draft, ONLINE_MODEL).draft : draft;
  const accepted = optionsOf(findModel(String(options.model)).row, recipe.operation);
  // What comes as an address expires; the samples write bytes.
  const settled = accepted?.response_format ? { ...options, response_format: 'b64_json' } : options;
  return OPTION_NAMES.filter((name) => name !== 'stream' && name !== 'partial_images').flatMap((name) => {
    const value: unknown = settled[name];
    const isSet =
      typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value !== '');
    return isSet ? [[name, value] as const] : [];
  });
}

function curl({ operation, fields, images, overlays, baseUrl }: Call): string {
  const save = `| jq -r '.data[0].b64_json' | base64 --decode > image.${extensionOf(fields)}`;
  const address = `${baseUrl}/images/${operation === 'edit' ? 'edits' : 'generations'}`;
  const head = `curl -s ${shell(address)} \\\n  -H "Authorization: Bearer $OPENAI_API_KEY"`;
  if (operation === 'generate') {
    const body = JSON.stringify(Object.fromEntries(fields), undefined, 2);
    return `${head} \\\n  -H 'Content-Type: application/json' \\\n  -d ${shell(body)} \\\n  ${save}\n`;
  }
  const name = images.length === 1 ? 'image' : 'image[]';
  const parts = [
    ...fields.map(([field, value]) => `--form-string ${shell(`${field}=${value}`)}`),
    ...images.map((image) => `-F ${shell(`${name}=@${image}`)}`),
    ...overlays.map(([field, file]) => `-F ${shell(`${field}=@${file}`)}`),
  ];
  return `${[head, ...parts].join(' \\\n  ')} \\\n  ${save}\n`;
}

function python({ operation, fields, images, overlays, baseUrl }: Call): string {
  const open = (file: string) => `open(${JSON.stringify(file)}, "rb")`;
  const files = [
    ...(images.length > 0
      ? [`    image=${images.length === 1 ? open(images[0] ?? '') : `[${images.map(open).join(', ')}]`},`]
      : []),
    ...overlays.map(([field, file]) => `    ${field}=${open(file)},`),
  ];
  const values = fields.map(([name, value]) => `    ${name}=${pythonValue(value)},`);
  return lines(
    'import base64',
    'from openai import OpenAI',
    '',
    `client = OpenAI(${baseUrl === DEFAULT_BASE_URL ? '' : `base_url=${JSON.stringify(baseUrl)}`})  # the key: OPENAI_API_KEY`,
    `result = client.images.${operation}(`,
    ...files,
    ...values,
    ')',
    'for index, image in enumerate(result.data):',
    `    with open(f"image-{index + 1}.${extensionOf(fields)}", "wb") as file:`,
    '        file.write(base64.b64decode(image.b64_json))',
  );
}

function typescript({ operation, fields, images, overlays, baseUrl }: Call): string {
  const open = (file: string) => `createReadStream(${JSON.stringify(file)})`;
  const files = [
    ...(images.length > 0
      ? [`  image: ${images.length === 1 ? open(images[0] ?? '') : `[${images.map(open).join(', ')}]`},`]
      : []),
    ...overlays.map(([field, file]) => `  ${field}: ${open(file)},`),
  ];
  const values = fields.map(([name, value]) => `  ${name}: ${JSON.stringify(value)},`);
  return lines(
    ...(files.length > 0 ? ["import { createReadStream } from 'node:fs';"] : []),
    "import { writeFile } from 'node:fs/promises';",
    "import OpenAI from 'openai';",
    '',
    `const client = new OpenAI(${baseUrl === DEFAULT_BASE_URL ? '' : `{ baseURL: ${JSON.stringify(baseUrl)} }`}); // the key: OPENAI_API_KEY`,
    `const result = await client.images.${operation}({`,
    ...files,
    ...values,
    '});',
    'for (const [index, image] of (result.data ?? []).entries()) {',
    `  await writeFile(\`image-\${index + 1}.${extensionOf(fields)}\`, Buffer.from(image.b64_json ?? '', 'base64'));`,
    '}',
  );
}

function extensionOf(fields: Call['fields']): string {
  const format = fields.find(([name]) => name === 'output_format')?.[1];
  return format === 'jpeg' ? 'jpg' : String(format ?? 'png');
}

function pythonValue(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return JSON.stringify(value);
}

function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}

/** Single quotes keep everything but themselves. */
function shell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Of a URI, what somebody would type in the folder of the picture. */
function fileNameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
