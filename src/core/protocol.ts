/** Every message between the host and a webview, both ways: noun, then verb. Bytes travel as exact `Uint8Array`s. */
import type { PictureRecord } from './job/picture-record.ts';
import type { Spent } from './job/spending.ts';
import type { PictureFacts } from './model/draft.ts';
import type { Recipe } from './recipe/recipe.ts';
import type { ListedModel } from './wire/models.ts';

export interface ToPreview {
  readonly type: 'preview-changed';
  /** How it goes. */
  readonly line: string;
  /** Left out while the picture on show stays. */
  readonly picture?: Uint8Array;
}

export type FromPreview = { readonly type: 'panel-ready' } | { readonly type: 'job-cancelled' };

const FROM_PREVIEW: Readonly<Record<FromPreview['type'], true>> = { 'panel-ready': true, 'job-cancelled': true };

/** A webview is not trusted: what nobody knows is dropped. */
export function isFromPreview(message: unknown): message is FromPreview {
  return isRecord(message) && typeof message.type === 'string' && Object.hasOwn(FROM_PREVIEW, message.type);
}

/** What the host tells the studio without being asked. */
export type ToStudio =
  /** What is on show has changed, so far as given. */
  | { readonly type: 'facts-changed'; readonly facts: Partial<StudioFacts> }
  /** Pictures that are new or have changed, and ids of those that are gone. */
  | { readonly type: 'pictures-changed'; readonly pictures: readonly PictureView[]; readonly gone: readonly string[] }
  /** The studio itself ordered these; others come and go without taking the stage. */
  | { readonly type: 'pictures-ordered'; readonly ids: readonly string[] }
  | { readonly type: 'preview-arrived'; readonly id: string; readonly index: number; readonly bytes: Uint8Array }
  /** Something outside asks for a form filled like this. */
  | { readonly type: 'form-filled'; readonly recipe: Recipe; readonly images: readonly ImageView[] }
  /** Something outside hands in pictures to edit, maybe to paint a mask at once; the rest of the form stays. */
  | { readonly type: 'images-given'; readonly images: readonly ImageView[]; readonly paint: boolean }
  /** Something outside wants two pictures compared. */
  | { readonly type: 'comparison-given'; readonly before: ImageView; readonly after: ImageView };

/** What the studio shows besides its pictures and its own form. */
export interface StudioFacts {
  /** Models that the server itself listed. */
  readonly listed: readonly ListedModel[];
  /** What is used where nobody chose. */
  readonly defaultModel: string;
  /** Whether there is a key for the server of the settings; never the key. */
  readonly hasKey: boolean;
  /** Options of the setting `stipple.defaults`. */
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly today: Spent;
  /** US$ that a day may cost; 0 for no limit. */
  readonly perDay: number;
  /** Newest first. */
  readonly prompts: readonly string[];
  readonly templates: readonly TemplateView[];
  /** Whether pictures can be saved into a workspace folder. */
  readonly hasFolder: boolean;
}

/** A prompt template of the workspace: `{{name}}` stands for a variable. */
export interface TemplateView {
  readonly name: string;
  readonly text: string;
}

/** A picture as the studio shows it: addresses in place of pixels. */
export interface PictureView extends PictureRecord {
  /** Webview addresses; absent while there is no file. */
  readonly source?: string;
  readonly thumbnail?: string;
  /** Of `delivered`. */
  readonly deliveredSource?: string;
}

/** A picture that goes along with an edit. */
export interface ImageView {
  /** As recipes name it. */
  readonly uri: string;
  readonly name: string;
  /** Webview address; absent for a file id of the API. */
  readonly source?: string;
  /** Length of the file; absent where it is not a file of ours. */
  readonly bytes?: number;
  readonly facts?: PictureFacts;
}

/** What says where an edit counts: transparent there. */
export interface MaskView {
  /** As recipes name it. */
  readonly uri: string;
  /** Webview address. */
  readonly source: string;
  /** Share of the picture that the edit may change, 0 to 1. */
  readonly covered: number;
  /** What was made of a file that was not a mask yet, a sentence each. */
  readonly said: readonly string[];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
