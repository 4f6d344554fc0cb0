/** The questions of the studio to its host, and what each is answered with. */
import type { Operation } from './model/options.ts';
import type { ImageView, PictureView, StudioFacts } from './protocol.ts';
import type { Recipe } from './recipe/recipe.ts';
import type { ErrorAction } from './wire/wording.ts';

/** The kinds of things that a question may hold, each with its type. */
interface Kinds {
  readonly text: string;
  readonly count: number;
  readonly flag: boolean;
  readonly texts: readonly string[];
  readonly bytes: Uint8Array;
  readonly recipe: Recipe;
  readonly action: ErrorAction;
  readonly snippet: Snippet;
  readonly link: Link;
}

/** What can be copied of a picture. */
export type Snippet = 'markdown' | 'path' | 'curl' | 'python' | 'typescript';

/** Where the studio may lead to besides. */
export type Link = 'set-key' | 'log' | 'settings' | 'connection';

/** What each question of the studio must hold: nothing else gets through. */
const ASKS = {
  /** First of all, and again after the panel was hidden. */
  'studio-open': {},
  /** Checked by the host once more; rejects with `invalid-request` and nothing lost. */
  'order-start': { recipe: 'recipe', drafts: 'flag' },
  'picture-cancel': { id: 'text' },
  /** In the queue, before the one named; an empty name stands for the end. */
  'picture-move': { id: 'text', before: 'text' },
  /** Brings a draft to the workspace under this name, or renames what lies there. */
  'picture-keep': { id: 'text', name: 'text' },
  /** Puts the link where the cursor was last in a document. */
  'picture-insert': { id: 'text' },
  'picture-discard': { id: 'text' },
  'picture-restore': { id: 'text' },
  'picture-star': { id: 'text', starred: 'flag' },
  'picture-reveal': { id: 'text' },
  'picture-open': { id: 'text' },
  'picture-copy': { id: 'text', as: 'snippet' },
  /** The one action of its failure. */
  'picture-act': { id: 'text', action: 'action' },
  'history-search': { query: 'text', starred: 'flag', offset: 'count', limit: 'count' },
  /** Lets the person choose files. */
  'images-pick': {},
  'images-read': { uris: 'texts' },
  'image-paste': { name: 'text', bytes: 'bytes' },
  'template-save': { name: 'text', text: 'text' },
  'template-open': { name: 'text' },
  'link-open': { link: 'link' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, keyof Kinds>>>>;

type Asks = typeof ASKS;
type AskName = keyof Asks;
type AskOf<Fields> = {
  readonly [Field in keyof Fields]: Fields[Field] extends keyof Kinds ? Kinds[Fields[Field]] : never;
};

interface Replies extends Record<AskName, unknown> {
  readonly 'studio-open': { readonly facts: StudioFacts; readonly pictures: readonly PictureView[] };
  /** Ids of the pictures to come. */
  readonly 'order-start': { readonly ids: readonly string[] };
  readonly 'picture-cancel': undefined;
  readonly 'picture-move': undefined;
  readonly 'picture-keep': PictureView;
  /** False where no document was ever active, or it refused. */
  readonly 'picture-insert': { readonly inserted: boolean; readonly document: string };
  readonly 'picture-discard': undefined;
  readonly 'picture-restore': undefined;
  readonly 'picture-star': undefined;
  readonly 'picture-reveal': undefined;
  readonly 'picture-open': undefined;
  readonly 'picture-copy': undefined;
  readonly 'picture-act': undefined;
  readonly 'history-search': { readonly pictures: readonly PictureView[]; readonly total: number };
  readonly 'images-pick': { readonly images: readonly ImageView[] };
  readonly 'images-read': { readonly images: readonly ImageView[] };
  readonly 'image-paste': ImageView;
  readonly 'template-save': undefined;
  readonly 'template-open': undefined;
  readonly 'link-open': undefined;
}

/** The questions of the studio with their answers. */
export type StudioCalls = {
  readonly [Name in AskName]: { readonly ask: AskOf<Asks[Name]>; readonly reply: Replies[Name] };
};

/** Whether a question is one of the studio's, and holds exactly what it must. */
export function isStudioAsk(name: string, ask: unknown): boolean {
  if (!Object.hasOwn(ASKS, name) || !isRecord(ask)) return false;
  const fields: Readonly<Record<string, keyof Kinds>> = ASKS[name as AskName];
  const wanted = Object.entries(fields);
  return Object.keys(ask).length === wanted.length && wanted.every(([field, kind]) => IS_KIND[kind](ask[field]));
}

const IS_KIND: Readonly<Record<keyof Kinds, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  count: (value) => Number.isInteger(value) && Number(value) >= 0,
  flag: (value) => typeof value === 'boolean',
  texts: isTexts,
  bytes: (value) => value instanceof Uint8Array,
  recipe: isRecipe,
  action: isOneOf<ErrorAction>({
    'set-key': true,
    'change-request': true,
    'choose-model': true,
    'open-settings': true,
    'try-again': true,
    'save-as': true,
    'open-billing': true,
    'verify-organization': true,
    'show-log': true,
  }),
  snippet: isOneOf<Snippet>({ markdown: true, path: true, curl: true, python: true, typescript: true }),
  link: isOneOf<Link>({ 'set-key': true, log: true, settings: true, connection: true }),
};

/** Options stay unchecked here: that is what `validate` is for. */
function isRecipe(value: unknown): value is Recipe {
  if (!isRecord(value) || !isRecord(value.options) || !isTexts(value.image)) return false;
  const operation = value.operation as Operation;
  const overlays = [value.mask, value.markup].every((one) => one === undefined || typeof one === 'string');
  return (operation === 'generate' || operation === 'edit') && overlays && isTarget(value.target);
}

function isTarget(value: unknown): boolean {
  if (value === undefined) return true;
  return isRecord(value) && [value.width, value.height].every((edge) => Number.isInteger(edge) && Number(edge) > 0);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isOneOf<T extends string>(names: Readonly<Record<T, true>>): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && Object.hasOwn(names, value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
