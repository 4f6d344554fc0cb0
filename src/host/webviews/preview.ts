import * as vscode from 'vscode';
import { VIEW_TYPES } from '../../core/ids.ts';
import { isFromPreview, type ToPreview } from '../../core/protocol.ts';
import { t } from '../../core/text.ts';
import { pageHtml, pageRoots } from './webview-page.ts';

export interface PreviewOptions {
  readonly extensionUri: vscode.Uri;
  readonly prompt: string;
  readonly column: vscode.ViewColumn;
  readonly cancel: () => void;
}

export interface PreviewPanel extends vscode.Disposable {
  /** How it goes, and the picture as far as there is one. */
  readonly show: (line: string, picture: Uint8Array | undefined) => void;
  /** Where the panel stands, so that the picture can take its place; undefined once somebody closed it. */
  readonly column: () => vscode.ViewColumn | undefined;
}

/** A panel that shows a picture while it forms. It never takes the focus: people go on typing beside it. */
export function createPreviewPanel({ extensionUri, prompt, column, cancel }: PreviewOptions): PreviewPanel {
  const panel = vscode.window.createWebviewPanel(
    VIEW_TYPES.preview,
    t('Preview: {0}', shorten(prompt)),
    { viewColumn: column, preserveFocus: true },
    { enableScripts: true, localResourceRoots: [...pageRoots(extensionUri)] },
  );
  let open = true;
  let current: ToPreview | undefined;
  let shown: Uint8Array | undefined;
  const send = (message: ToPreview) => {
    if (open) void panel.webview.postMessage(message);
  };
  const listening = panel.webview.onDidReceiveMessage((message: unknown) => {
    if (!isFromPreview(message)) return;
    if (message.type === 'job-cancelled') cancel();
    // A panel that was hidden starts anew and asks again.
    if (message.type === 'panel-ready' && current) send(current);
  });
  panel.onDidDispose(() => {
    open = false;
    listening.dispose();
  });
  panel.webview.html = pageHtml(panel.webview, extensionUri, {
    script: 'preview',
    styles: ['preview'],
    title: prompt,
    words: { alt: t('Preview of “{0}”', prompt), cancel: t('Cancel'), waiting: t('Waiting for the first preview…') },
  });
  return {
    show: (line, picture) => {
      // Exactly these bytes: a Node Buffer would travel as JSON, a view would drag its whole backing store along.
      current = { type: 'preview-changed', line, ...(picture ? { picture: new Uint8Array(picture) } : {}) };
      send(picture === shown ? { type: 'preview-changed', line } : current);
      shown = picture;
    },
    column: () => (open ? panel.viewColumn : undefined),
    dispose: () => panel.dispose(),
  };
}

function shorten(prompt: string): string {
  const line = prompt.replace(/\s+/g, ' ').trim();
  return line.length > 32 ? `${line.slice(0, 31)}…` : line;
}
