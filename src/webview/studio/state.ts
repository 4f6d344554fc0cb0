import type { Link } from '../../core/calls.ts';
import type { Operation } from '../../core/model/options.ts';
import type { PixelSize } from '../../core/model/size.ts';
import type { ImageView, PictureView, StudioFacts, ToStudio } from '../../core/protocol.ts';
import type { FormMarkup, FormMask, OverlayKind } from './form/form-overlay.ts';
import { filled, withForm } from './form-events.ts';
import type { MarkupTools } from './markup/tools.ts';
import type { MaskTools } from './mask/tools.ts';
import type { OverlayViews } from './view-overlays.ts';

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
  /** What of the first picture may change. */
  readonly mask?: FormMask;
  /** What is drawn on the first picture. */
  readonly markup?: FormMarkup;
  /** Which of the two is sent, where both are there. */
  readonly overlay?: OverlayKind;
  /** Whether what is outside of the mask stays as it was; by itself where there is a mask. */
  readonly keepOutside?: boolean;
  /** What masks are painted with. */
  readonly maskTools?: MaskTools;
  readonly markupTools?: MarkupTools;
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

/** What stands in place of the pictures: a painter, or the canvas to extend. */
export type Easel = OverlayKind | 'canvas';

/** What a picture is compared with where that is none of the strip: what it was made from, or what the model delivered. */
export type OwnSide = 'original' | 'delivered';

export interface StudioState {
  /** Undefined until the host has answered. */
  readonly facts: StudioFacts | undefined;
  /** Newest first. */
  readonly pictures: readonly PictureView[];
  readonly selected: string | undefined;
  /** Ids of what was ordered here last: it comes on stage, and nothing that others ordered does. */
  readonly ordered: readonly string[];
  /** Lies under the selected one, to compare: the id of a picture, which is never that short, or what else there is of it. */
  readonly compared: string | OwnSide | undefined;
  /** Two pictures that something outside wanted compared. */
  readonly comparison: Comparison | undefined;
  /** The picture that is about to be brought to other pixels, by id. */
  readonly scaling: string | undefined;
  readonly easel: Easel | undefined;
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
  readonly undo?: Undo;
  /** Where there is a remedy. */
  readonly link?: Link;
}

/** What can be taken back. */
export type Undo =
  | { readonly type: 'picture-discarded' | 'picture-replaced'; readonly id: string }
  /** On the tab to edit, by the form as it was. */
  | { readonly type: 'overlay-removed'; readonly form: Form };

export interface Comparison {
  readonly before: ImageView;
  readonly after: ImageView;
}

/** What survives the panel: no pixels, no facts. */
export type KeptState = Pick<StudioState, 'tab' | 'forms' | 'selected'>;

export type StudioEvent =
  | Exclude<ToStudio, { readonly type: 'preview-arrived' | 'form-filled' }>
  | (Extract<ToStudio, { readonly type: 'form-filled' }> & OverlayViews)
  | { readonly type: 'studio-opened'; readonly facts: StudioFacts; readonly pictures: readonly PictureView[] }
  | { readonly type: 'preview-shown'; readonly id: string; readonly url: string }
  | { readonly type: 'tab-chosen'; readonly tab: Tab }
  | { readonly type: 'form-changed'; readonly operation: Operation; readonly form: Form }
  | { readonly type: 'form-restored' }
  | { readonly type: 'picture-selected'; readonly id: string | undefined }
  | { readonly type: 'picture-compared'; readonly id: string | OwnSide | undefined }
  | { readonly type: 'comparison-closed' }
  | { readonly type: 'easel-chosen'; readonly easel: Easel | undefined }
  | { readonly type: 'scaling-chosen'; readonly id: string | undefined }
  | { readonly type: 'notice-shown'; readonly notice: Notice | undefined };

const EMPTY: Form = { options: { prompt: '' }, images: [] };

export function firstState(kept: Partial<KeptState> | undefined): StudioState {
  return {
    facts: undefined,
    pictures: [],
    selected: kept?.selected,
    ordered: [],
    compared: undefined,
    comparison: undefined,
    scaling: undefined,
    easel: undefined,
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
    case 'pictures-ordered':
      return withPictures({ ...state, ordered: event.ids }, [], []);
    case 'preview-shown':
      return { ...state, previews: { ...state.previews, [event.id]: event.url } };
    case 'tab-chosen':
      return { ...state, tab: event.tab };
    case 'form-changed':
      return withForm(state, event.operation, event.form);
    case 'form-filled':
      return filled(state, event);
    case 'images-given': {
      const given = withForm({ ...state, tab: 'edit' }, 'edit', { ...state.forms.edit, images: event.images });
      // What is on stage stays there only if it is what will be changed.
      const shown = state.pictures.find(({ id }) => id === state.selected);
      const stays = shown?.file?.uri === event.images[0]?.uri;
      const selected = stays ? state.selected : undefined;
      const easel = event.paint ? 'mask' : given.easel;
      return { ...given, before: state.forms, easel, comparison: undefined, selected };
    }
    case 'comparison-given': {
      const tab = state.tab === 'history' ? 'generate' : state.tab;
      return { ...state, tab, comparison: { before: event.before, after: event.after }, easel: undefined };
    }
    case 'comparison-closed':
      return { ...state, comparison: undefined };
    case 'form-restored':
      return state.before ? { ...state, forms: state.before, before: undefined } : state;
    case 'picture-selected':
      return { ...state, selected: event.id, compared: undefined, comparison: undefined, scaling: undefined };
    case 'picture-compared':
      return { ...state, compared: event.id, comparison: undefined };
    case 'easel-chosen':
      return { ...state, easel: event.easel, comparison: undefined };
    case 'scaling-chosen':
      return { ...state, scaling: event.id };
    case 'notice-shown':
      return { ...state, notice: event.notice };
  }
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
  const mine = pictures.filter(({ id }) => state.ordered.includes(id));
  const first = (mine.find(({ phase }) => phase === 'running') ?? mine[0] ?? pictures[0])?.id;
  const stays = mine.length === 0 && pictures.some(({ id }) => id === state.selected);
  const isThere = (id: string | undefined) => pictures.some((picture) => picture.id === id);
  const ownSide = state.compared === 'original' || state.compared === 'delivered';
  const compared = isThere(state.compared) || (ownSide && stays) ? state.compared : undefined;
  const scaling = isThere(state.scaling) ? state.scaling : undefined;
  // What was just ordered must be seen.
  const over = mine.length > 0 ? { ordered: [], comparison: undefined, easel: undefined } : {};
  return { ...state, pictures, previews, selected: stays ? state.selected : first, compared, scaling, ...over };
}

function byAge(pictures: readonly PictureView[]): readonly PictureView[] {
  return pictures.toSorted((one, other) => other.ordered - one.ordered);
}
