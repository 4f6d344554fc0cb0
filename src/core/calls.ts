/** The questions of the studio to its host, and what each is answered with. */
import type { Operation } from './model/options.ts';
import type { ImageView, MaskView, PictureView, StudioFacts } from './protocol.ts';
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
  readonly edges: Edges;
  readonly action: ErrorAction;
  readonly snippet: Snippet;
  readonly link: Link;
}

/** Pixels to add on each side. */
export interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What can be copied of a picture. */
export type Snippet = 'markdown' | 'path' | 'curl' | 'python' | 'typescript';

/** Where the studio may lead to besides. */
export type Link = 'set-key' | 'log' | 'settings' | 'connection' | 'costs' | 'budget';

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
  /** Makes a picture of the workspace anew in its place, after showing prompt and price. */
  'picture-regenerate': { id: 'text' },
  'picture-copy': { id: 'text', as: 'snippet' },
  /** The one action of its failure. */
  'picture-act': { id: 'text', action: 'action' },
  'history-search': { query: 'text', starred: 'flag', offset: 'count', limit: 'count' },
  /** Lets the person choose files. */
  'images-pick': {},
  /** Lets the person choose among the images of the workspace: at most so many, and none of those that are named. */
  'images-choose': { most: 'count', without: 'texts' },
  'images-read': { uris: 'texts' },
  'image-paste': { name: 'text', bytes: 'bytes' },
  /** Keeps what was painted over the picture that is named. */
  'mask-keep': { image: 'text', bytes: 'bytes' },
  /** Keeps what was drawn on the picture that is named. */
  'markup-keep': { image: 'text', bytes: 'bytes' },
  /** Lets the person choose a file, and makes a mask of it for the picture that is named. */
  'mask-pick': { image: 'text' },
  /** Makes a mask of what is transparent in the picture that is named. */
  'mask-of-alpha': { image: 'text' },
  /** Lets the person choose where to save what was painted. */
  'mask-save': { bytes: 'bytes' },
  /** A picture on a larger canvas, with the new room as its mask. */
  'canvas-extend': { image: 'text', edges: 'edges' },
  /** Puts an edit in the place of the picture that it was made from, whose bytes are kept. */
  'picture-replace': { id: 'text' },
  /** Brings the bytes back that a replacement kept. */
  'picture-revert': { id: 'text' },
  /** A picture brought to other pixels on this machine, as a picture of its own. */
  'picture-scale': { id: 'text', width: 'count', height: 'count' },
  /** Shows where two pictures differ; both by URI. */
  'change-show': { before: 'text', after: 'text' },
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
  readonly 'picture-regenerate': undefined;
  readonly 'picture-copy': undefined;
  readonly 'picture-act': undefined;
  readonly 'history-search': { readonly pictures: readonly PictureView[]; readonly total: number };
  readonly 'images-pick': { readonly images: readonly ImageView[] };
  readonly 'images-choose': { readonly images: readonly ImageView[] };
  readonly 'images-read': { readonly images: readonly ImageView[] };
  readonly 'image-paste': ImageView;
  readonly 'mask-keep': MaskView;
  readonly 'markup-keep': { readonly uri: string };
  /** Without a mask where the person left. */
  readonly 'mask-pick': { readonly mask?: MaskView };
  readonly 'mask-of-alpha': MaskView;
  readonly 'mask-save': undefined;
  readonly 'canvas-extend': { readonly image: ImageView; readonly mask: MaskView };
  readonly 'picture-replace': PictureView;
  readonly 'picture-revert': PictureView;
  readonly 'picture-scale': PictureView;
  /** The webview address of a picture that is transparent where nothing changed, and the share of pixels that clearly did. */
  readonly 'change-show': { readonly source: string; readonly changed: number };
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
  edges: (value) => isRecord(value) && EDGES.every((edge) => Number.isInteger(value[edge]) && Number(value[edge]) >= 0),
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
  link: isOneOf<Link>({ 'set-key': true, log: true, settings: true, connection: true, costs: true, budget: true }),
};

const EDGES: readonly (keyof Edges)[] = ['left', 'top', 'right', 'bottom'];

/** Options stay unchecked here: that is what `validate` is for. */
function isRecipe(value: unknown): value is Recipe {
  if (!isRecord(value) || !isRecord(value.options) || !isTexts(value.image)) return false;
  const operation = value.operation as Operation;
  const overlays = [value.mask, value.markup].every((one) => one === undefined || typeof one === 'string');
  const keeps = value.keep_outside_mask === undefined || typeof value.keep_outside_mask === 'boolean';
  const written = value.template === undefined || typeof value.template === 'string';
  return (operation === 'generate' || operation === 'edit') && overlays && keeps && written && isTarget(value.target);
}

function isTarget(value: unknown): boolean {
  if (value === undefined) return true;
  return isRecord(value) && [value.width, value.height].every((edge) => Number.isInteger(edge) && Number(edge) > 0);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** Whether a value is one of these names. */
export function isOneOf<T extends string>(names: Readonly<Record<T, true>>): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && Object.hasOwn(names, value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
