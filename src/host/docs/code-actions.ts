import * as vscode from 'vscode';
import { INTERNAL_COMMANDS } from '../../core/ids.ts';
import { writeEstimate } from '../../core/model/price.ts';
import { OFFLINE_MODEL } from '../../core/model/table.ts';
import { t } from '../../core/text.ts';
import type { Fix } from './document-commands.ts';
import { SOURCE } from './document-diagnostics.ts';
import { type DocumentPictureDependencies, type Models, modelsFor, type Purpose } from './document-pictures.ts';
import { rangeOf } from './range-of.ts';
import { isListed, priceFor } from './review.ts';
import { DOCUMENTS } from './watch-documents.ts';
import type { Wish } from './wish.ts';

const { QuickFix } = vscode.CodeActionKind;

/** The quick fixes for pictures, at the link under the cursor, whoever reports it or whether anybody does. */
export function offerFixes(dependencies: DocumentPictureDependencies): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    DOCUMENTS,
    {
      provideCodeActions: async (document, range, context, token) => {
        if (!vscode.workspace.isTrusted || (context.only && !context.only.contains(QuickFix))) return [];
        const { missing, placeholders } = await dependencies.looker.look(document);
        const here = (wish: Wish) => isAt(wish, range, document);
        const at = { missing: missing.find(here), placeholders: placeholders.find(here) };
        if (token.isCancellationRequested || !(at.missing || at.placeholders)) return [];
        const models = await modelsFor(document.uri, dependencies);
        const diagnostics = context.diagnostics.filter(({ source }) => source === SOURCE);
        return [
          ...(at.missing ? fixesFor('missing', at.missing, missing, models) : []),
          ...(at.placeholders ? fixesFor('placeholders', at.placeholders, placeholders, models) : []),
        ].map((fix) => actionFor(fix, diagnostics));
      },
    },
    { providedCodeActionKinds: [QuickFix] },
  );
}

interface OfferedFix {
  readonly title: string;
  readonly fix: Fix;
}

interface Titles {
  /** @param price with brackets, or three dots where a model is to be chosen */
  readonly online: (wish: Wish, price: string) => string;
  readonly painted: (wish: Wish) => string;
  readonly allOnline: (count: number) => string;
  readonly allPainted: (count: number) => string;
  /** Whether more than a placeholder is offered to somebody who has no key. */
  readonly offersKey: boolean;
}

const TITLES: Readonly<Record<Purpose, Titles>> = {
  missing: {
    online: ({ name }, price) => t("Generate '{0}' from its alt text{1}", name, price),
    painted: ({ name }) => t("Paint placeholder '{0}' (free)", name),
    allOnline: (count) => t('Generate all {0} missing images in this document…', count),
    allPainted: (count) => t('Paint placeholders for all {0} missing images in this document (free)', count),
    offersKey: true,
  },
  placeholders: {
    online: (_, price) => t('Replace with a local image{0}', price),
    painted: () => t('Replace with a painted placeholder (free)'),
    allOnline: (count) => t('Replace all {0} placeholder URLs in this document with local images…', count),
    allPainted: (count) =>
      t('Replace all {0} placeholder URLs in this document with painted placeholders (free)', count),
    offersKey: false,
  },
};

/** For the one first, then for all; what is paid for before what is not, and nothing that cannot be done. */
function fixesFor(purpose: Purpose, wish: Wish, all: readonly Wish[], { online }: Models): readonly OfferedFix[] {
  const titles = TITLES[purpose];
  const [first] = wish.places;
  if (!first) return [];
  const base = { uri: wish.document, purpose };
  const link = { text: wish.link, start: first.span.start };
  const isOffered = online === undefined ? titles.offersKey : isListed(wish, online);
  const price = online ? ` (${writeEstimate(priceFor(wish, online))})` : '…';
  const paintable = all.filter((one) => isListed(one, OFFLINE_MODEL));
  const fixes: readonly (OfferedFix | false)[] = [
    isOffered && { title: titles.online(wish, price), fix: { ...base, link, painted: false } },
    paintable.includes(wish) && { title: titles.painted(wish), fix: { ...base, link, painted: true } },
    isOffered && all.length > 1 && { title: titles.allOnline(all.length), fix: { ...base, painted: false } },
    paintable.length > 1 && { title: titles.allPainted(paintable.length), fix: { ...base, painted: true } },
  ];
  return fixes.filter((fix) => fix !== false);
}

function isAt({ places }: Wish, range: vscode.Range, document: vscode.TextDocument): boolean {
  return places.some((place) => [place.whole, place.span].some((span) => rangeOf(document, span).intersection(range)));
}

/** A command rather than an edit: it may cost money, and what comes of it is a file. */
function actionFor({ title, fix }: OfferedFix, diagnostics: vscode.Diagnostic[]): vscode.CodeAction {
  const action = new vscode.CodeAction(title, QuickFix);
  action.command = { command: INTERNAL_COMMANDS.fixDocument, title, arguments: [fix] };
  action.diagnostics = diagnostics;
  action.isPreferred = false;
  return action;
}
