import type { Operation } from '../../core/model/options.ts';
import type { PixelSize } from '../../core/model/size.ts';
import type { ImageView, PictureView, StudioFacts, ToStudio } from '../../core/protocol.ts';
import type { Recipe } from '../../core/recipe/recipe.ts';

export type Tab = Operation | 'history';

/** What somebody has filled in on one of the tabs. */
export interface Form {
  /** By the API's own names; what is left out, the model decides. The prompt is as typed, its `{{variables}}` still in it. */
  readonly options: Readonly<Record<string, unknown>>;
  /** What stands for the variables of the prompt; those of other prompts are remembered. */
  readonly variables?: Readonly<Record<string, string>>;
  /** While earlier prompts are walked through. */
  readonly recalled?: Recalled;
  readonly images: readonly ImageView[];
  /** Exact pixels to bring the finished picture to. */
  readonly target?: PixelSize;
  /** Whether pictures wait to be kept; by itself for several at once. */
  readonly drafts?: boolean;
}

export interface Recalled {
  /** Which of the earlier prompts stands in the form; 0 is the newest. */
  readonly index: number;
  /** What was being written before. */
  readonly own: string;
}

export type Forms = Readonly<Record<Operation, Form>>;

export interface StudioState {
  /** Undefined until the host has answered. */
  readonly facts: StudioFacts | undefined;
  /** Newest first. */
  readonly pictures: readonly PictureView[];
  readonly selected: string | undefined;
  /** Lies under the selected one, to compare. */
  readonly compared: string | undefined;
  /** The newest preview of each picture that forms: object URLs. */
  readonly previews: Readonly<Record<string, string>>;
  readonly tab: Tab;
  readonly forms: Forms;
  /** What the forms held before something else filled them. */
  readonly before: Forms | undefined;
  /** What went wrong or happened last, for the line above the strip. */
  readonly notice: Notice | undefined;
}

export interface Notice {
  readonly text: string;
  readonly kind: 'done' | 'error';
  /** What can be taken back, by picture. */
  readonly restore?: string;
}

/** What survives the panel: no pixels, no facts. */
export type KeptState = Pick<StudioState, 'tab' | 'forms' | 'selected'>;

export type StudioEvent =
  | Exclude<ToStudio, { readonly type: 'preview-arrived' }>
  | { readonly type: 'studio-opened'; readonly facts: StudioFacts; readonly pictures: readonly PictureView[] }
  | { readonly type: 'preview-shown'; readonly id: string; readonly url: string }
  | { readonly type: 'tab-chosen'; readonly tab: Tab }
  | { readonly type: 'form-changed'; readonly operation: Operation; readonly form: Form }
  | { readonly type: 'form-restored' }
  | { readonly type: 'picture-selected'; readonly id: string | undefined }
  | { readonly type: 'picture-compared'; readonly id: string | undefined }
  | { readonly type: 'notice-shown'; readonly notice: Notice | undefined };

const EMPTY: Form = { options: { prompt: '' }, images: [] };

export function firstState(kept: Partial<KeptState> | undefined): StudioState {
  return {
    facts: undefined,
    pictures: [],
    selected: kept?.selected,
    compared: undefined,
    previews: {},
    tab: kept?.tab ?? 'generate',
    forms: kept?.forms ?? { generate: EMPTY, edit: EMPTY },
    before: undefined,
    notice: undefined,
  };
}

export function keptState({ tab, forms, selected }: StudioState): KeptState {
  return { tab, forms, selected };
}

export function nextState(state: StudioState, event: StudioEvent): StudioState {
  switch (event.type) {
    case 'studio-opened': {
      const selected = event.pictures.some(({ id }) => id === state.selected) ? state.selected : event.pictures[0]?.id;
      return { ...state, facts: event.facts, pictures: event.pictures, selected };
    }
    case 'facts-changed':
      return state.facts ? { ...state, facts: { ...state.facts, ...event.facts } } : state;
    case 'pictures-changed':
      return withPictures(state, event.pictures, event.gone);
    case 'preview-shown':
      return { ...state, previews: { ...state.previews, [event.id]: event.url } };
    case 'tab-chosen':
      return { ...state, tab: event.tab };
    case 'form-changed':
      return { ...state, forms: { ...state.forms, [event.operation]: event.form } };
    case 'form-filled':
      return filled(state, event.recipe, event.images);
    case 'images-given': {
      const { options, target } = state.forms.edit;
      const image = event.images.map(({ uri }) => uri);
      return filled(state, { operation: 'edit', options, image, ...(target ? { target } : {}) }, event.images);
    }
    case 'form-restored':
      return state.before ? { ...state, forms: state.before, before: undefined } : state;
    case 'picture-selected':
      return { ...state, selected: event.id, compared: undefined };
    case 'picture-compared':
      return { ...state, compared: event.id };
    case 'notice-shown':
      return { ...state, notice: event.notice };
  }
}

/** The form as a picture was made from, over what was in it, which can be brought back. */
function filled(state: StudioState, { operation, options, target }: Recipe, images: readonly ImageView[]): StudioState {
  const form: Form = { options, images, ...(target ? { target } : {}) };
  return { ...state, tab: operation, forms: { ...state.forms, [operation]: form }, before: state.forms };
}

function withPictures(state: StudioState, changed: readonly PictureView[], gone: readonly string[]): StudioState {
  const news = new Map(changed.map((picture) => [picture.id, picture]));
  const kept = state.pictures.filter(({ id }) => !gone.includes(id)).map((picture) => news.get(picture.id) ?? picture);
  const known = new Set(kept.map(({ id }) => id));
  const added = changed.filter(({ id }) => !known.has(id) && !gone.includes(id));
  const newest = kept[0]?.ordered ?? 0;
  const fresh = added.filter(({ ordered }) => ordered >= newest);
  // Restored, or starred in the history: it takes its own place.
  const older = added.filter(({ ordered }) => ordered < newest);
  const pictures = [...fresh, ...byAge([...kept, ...older])];
  const running = new Set(pictures.filter(({ phase }) => phase === 'running').map(({ id }) => id));
  const previews = Object.fromEntries(Object.entries(state.previews).filter(([id]) => running.has(id)));
  // What was just ordered comes on stage, of several the one that forms first; a choice that somebody made stays.
  const first = (fresh.find(({ phase }) => phase === 'running') ?? fresh[0] ?? pictures[0])?.id;
  const stays = fresh.length === 0 && pictures.some(({ id }) => id === state.selected);
  const compared = pictures.some(({ id }) => id === state.compared) ? state.compared : undefined;
  return { ...state, pictures, previews, selected: stays ? state.selected : first, compared };
}

function byAge(pictures: readonly PictureView[]): readonly PictureView[] {
  return pictures.toSorted((one, other) => other.ordered - one.ordered);
}
