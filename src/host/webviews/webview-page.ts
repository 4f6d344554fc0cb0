import * as vscode from 'vscode';

export interface WebviewPage {
  /** Name of the bundle in `dist`. */
  readonly script: string;
  /** Names of the stylesheets in `media`, in the order in which they hold. */
  readonly styles: readonly string[];
  readonly title: string;
  /** Words that the page needs, put where its script finds them; escaped here. */
  readonly words: Readonly<Record<string, string>>;
}

/** What a page may read: its script and its stylesheets. */
export function pageRoots(extensionUri: vscode.Uri): readonly vscode.Uri[] {
  return [vscode.Uri.joinPath(extensionUri, 'dist'), vscode.Uri.joinPath(extensionUri, 'media')];
}

/** The HTML of a webview: one script by nonce, its stylesheets, pictures of its roots and blobs, and nothing from anywhere else. */
export function pageHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  { script, styles, title, words }: WebviewPage,
): string {
  const address = (...path: string[]) => webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path));
  const links = styles.map((name) => `<link rel="stylesheet" href="${address('media', `${name}.css`)}">`);
  const nonce = crypto.randomUUID();
  const policy = [
    `default-src 'none'`,
    `img-src ${webview.cspSource} blob:`,
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    `form-action 'none'`,
    `base-uri 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  ${links.join('\n  ')}
  <title>${escapeHtml(title)}</title>
</head>
<body data-words="${escapeHtml(JSON.stringify(words))}">
  <div id="root"></div>
  <script type="module" nonce="${nonce}" src="${address('dist', `${script}.js`)}"></script>
</body>
</html>`;
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
