import * as vscode from 'vscode';
import { CONFIGURATION, CONTEXT_KEYS } from '../../core/ids.ts';
import { t } from '../../core/text.ts';
import { readSettings } from '../settings.ts';
import type { Look, Looker } from './look.ts';
import { rangeOf } from './range-of.ts';
import { watchDocuments } from './watch-documents.ts';
import type { Wish } from './wish.ts';

export const SOURCE = 'Stipple';
/** Codes, by which people find out more of a diagnostic. */
const MISSING = 'missing-image';
const PLACEHOLDER = 'placeholder-url';

/** The editor's own check of links in Markdown, which is off by default. */
const OWN_CHECK = 'markdown.validate.enabled';

/** Says, quietly, which pictures of the documents on screen are not there, and which are placeholders from the web. */
export function diagnoseDocuments(looker: Looker): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const tell = () => changed.fire();
  const lacking = new WeakSet<vscode.TextDocument>();
  // The menu of a document has the command only where it does something.
  const showMenu = () => {
    const active = vscode.window.activeTextEditor?.document;
    const isLacking = active !== undefined && lacking.has(active);
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.lacksImages, isLacking);
  };
  const find = async (document: vscode.TextDocument) => {
    const look = await looker.look(document);
    if (look.missing.length > 0) lacking.add(document);
    else lacking.delete(document);
    if (document === vscode.window.activeTextEditor?.document) showMenu();
    return diagnosticsOf(document, look);
  };
  const watching = watchDocuments({
    name: 'stipple',
    find,
    onDidChange: changed.event,
  });
  return vscode.Disposable.from(
    watching,
    changed,
    looker.onDidChange(tell),
    vscode.window.onDidChangeActiveTextEditor(showMenu),
    vscode.workspace.onDidGrantWorkspaceTrust(tell),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(CONFIGURATION) || event.affectsConfiguration(OWN_CHECK)) tell();
    }),
  );
}

function diagnosticsOf(document: vscode.TextDocument, { missing, placeholders }: Look): readonly vscode.Diagnostic[] {
  if (!vscode.workspace.isTrusted || !readSettings(document.uri)['missingImages.enabled']) return [];
  return [
    ...(isCheckedByEditor(document) ? [] : missing.flatMap((wish) => missingOf(wish, document))),
    ...placeholders.flatMap((wish) => placeholderOf(wish, document)),
  ];
}

function isCheckedByEditor({ languageId, uri }: vscode.TextDocument): boolean {
  return languageId === 'markdown' && vscode.workspace.getConfiguration(undefined, uri).get(OWN_CHECK) === true;
}

function missingOf(wish: Wish, document: vscode.TextDocument): readonly vscode.Diagnostic[] {
  const message = t('There is no {0} yet. A quick fix can generate or paint it.', wish.name);
  return diagnosticsAt(wish, document, message, vscode.DiagnosticSeverity.Information, MISSING);
}

function placeholderOf(wish: Wish, document: vscode.TextDocument): readonly vscode.Diagnostic[] {
  const message = t('This is a placeholder from the web. A quick fix can replace it with a local image.');
  return diagnosticsAt(wish, document, message, vscode.DiagnosticSeverity.Hint, PLACEHOLDER);
}

function diagnosticsAt(
  { places }: Wish,
  document: vscode.TextDocument,
  message: string,
  severity: vscode.DiagnosticSeverity,
  code: string,
): readonly vscode.Diagnostic[] {
  return places.map(({ span }) => {
    const diagnostic = new vscode.Diagnostic(rangeOf(document, span), message, severity);
    return Object.assign(diagnostic, { source: SOURCE, code });
  });
}
