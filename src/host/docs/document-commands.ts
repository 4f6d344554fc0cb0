import * as vscode from 'vscode';
import type { SavedImage } from '../../core/job/result.ts';
import { OFFLINE_MODEL } from '../../core/model/table.ts';
import { t } from '../../core/text.ts';
import { toImageError } from '../../core/wire/errors.ts';
import { defaultModel } from '../check-order.ts';
import { showError } from '../errors.ts';
import { readSettings } from '../settings.ts';
import { carryOut, type Outcome } from './carry-out.ts';
import {
  confirmOffer,
  type DocumentPictureDependencies,
  modelsFor,
  offerOf,
  type Purpose,
  reviewOffer,
  takeOffer,
} from './document-pictures.ts';
import { isDocumentRequest, readDocumentRequest, refuseRestricted } from './document-request.ts';
import type { Skipped, Wish } from './wish.ts';

/** What `stipple.generateMissing` and `stipple.replacePlaceholders` resolve to. */
export interface DocumentResult {
  readonly images: readonly (SavedImage & { readonly link: string })[];
  readonly skipped: readonly Skipped[];
}

/** What a quick fix asks for. */
export interface Fix {
  readonly uri: vscode.Uri;
  readonly purpose: Purpose;
  /** A single picture; without it, all of the document. */
  readonly link?: { readonly text: string; readonly start: number };
  /** Painted on this machine, without a question. */
  readonly painted: boolean;
}

/** With `{ uri }` it asks nothing; from a menu or the palette it shows what it is about to do. */
export function createDocumentCommand(purpose: Purpose, dependencies: DocumentPictureDependencies) {
  return async (argument?: unknown): Promise<DocumentResult | undefined> => {
    if (isDocumentRequest(argument)) return runSilently(purpose, argument, dependencies);
    return inTheOpen(async () => {
      const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
      if (!uri) {
        void vscode.window.showInformationMessage(t('Open the document whose images are missing.'));
        return undefined;
      }
      return fix({ uri, purpose, painted: false }, dependencies);
    });
  };
}

/** What the quick fixes run. */
export function createFix(dependencies: DocumentPictureDependencies) {
  return (wanted: Fix): Promise<DocumentResult | undefined> => inTheOpen(() => fix(wanted, dependencies));
}

async function runSilently(
  purpose: Purpose,
  argument: Readonly<Record<string, unknown>>,
  { road, keys, presence, looker }: DocumentPictureDependencies,
): Promise<DocumentResult> {
  refuseRestricted();
  const request = readDocumentRequest(argument);
  const model = request.model ?? (await defaultModel(readSettings(request.uri), keys));
  const { wishes, skipped, links } = await offerOf(purpose, request.uri, looker);
  try {
    const { signal } = new AbortController();
    const carrying = { road, presence, signal, done: () => undefined, ...(links ? { links } : {}) };
    const { images, skipped: failed } = resultOf(await carryOut({ wishes, model }, carrying));
    return { images, skipped: [...skipped, ...failed] };
  } finally {
    links?.dispose();
  }
}

async function fix(
  { uri, purpose, link, painted }: Fix,
  dependencies: DocumentPictureDependencies,
): Promise<DocumentResult | undefined> {
  refuseRestricted();
  const offer = await offerOf(purpose, uri, dependencies.looker);
  const wishes = link ? offer.wishes.filter((wish) => wish === wishAt(offer.wishes, link)) : offer.wishes;
  if (wishes.length === 0) {
    offer.links?.dispose();
    showNothing(purpose, uri, offer.skipped);
    return undefined;
  }
  const { preset, online } = await modelsFor(uri, dependencies);
  const carry = painted ? takeOffer : link ? confirmOffer : reviewOffer;
  const outcome = await carry({ ...offer, wishes }, painted ? OFFLINE_MODEL : (online ?? preset), dependencies);
  return outcome && resultOf(outcome);
}

/** The document may have changed since the quick fix was offered. */
function wishAt(wishes: readonly Wish[], { text, start }: Required<Fix>['link']): Wish | undefined {
  const having = (holds: (place: Wish['places'][number]) => boolean) => wishes.find(({ places }) => places.some(holds));
  return having((place) => place.link === text && place.span.start === start) ?? having((place) => place.link === text);
}

function resultOf({ made, unfulfilled }: Outcome): DocumentResult {
  return {
    images: made.map(({ image, link }) => ({ ...image, link })),
    skipped: unfulfilled.map(({ wish: { link }, reason }) => ({ link, reason })),
  };
}

function showNothing(purpose: Purpose, uri: vscode.Uri, skipped: readonly Skipped[]): void {
  const name = vscode.workspace.asRelativePath(uri, false);
  const [first] = skipped;
  const nothing: Readonly<Record<Purpose, string>> = {
    missing: first ? first.reason : t('No image is missing in {0}.', name),
    placeholders: t('{0} has no placeholder URLs.', name),
  };
  void vscode.window.showInformationMessage(nothing[purpose]);
}

/** Errors become a message with one action. */
export async function inTheOpen<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    void showError(toImageError(error, 'server'), { change: () => void inTheOpen(run) });
    return undefined;
  }
}
