import * as vscode from 'vscode';
import { isInside } from '../paths.ts';

/** The addresses at which one webview finds files. */
export interface Addresses extends vscode.Disposable {
  /** Undefined for a file that lies in none of the webview's roots. */
  readonly of: (file: vscode.Uri) => string | undefined;
  /** A file whose address was told has other content now, and so another address. */
  readonly onDidReplace: vscode.Event<vscode.Uri>;
}

/** A page keeps the picture of an address for as long as it lives, so that the address has to change with the picture. */
export function createAddresses(webview: vscode.Webview): Addresses {
  const versions = new Map<string, number>();
  const replaced = new vscode.EventEmitter<vscode.Uri>();
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.{png,jpg,jpeg,jpe,webp,gif,svg}', false, false, true);
  const renew = (file: vscode.Uri) => {
    const version = versions.get(file.toString());
    if (version === undefined) return;
    versions.set(file.toString(), version + 1);
    replaced.fire(file);
  };
  const listeners = vscode.Disposable.from(replaced, watcher, watcher.onDidCreate(renew), watcher.onDidChange(renew));
  return {
    of: (file) => {
      const roots = webview.options.localResourceRoots ?? [];
      if (!roots.some((root) => isInside(root, file))) return undefined;
      const version = versions.get(file.toString()) ?? 1;
      versions.set(file.toString(), version);
      return webview
        .asWebviewUri(file)
        .with({ query: String(version) })
        .toString();
    },
    onDidReplace: replaced.event,
    dispose: () => listeners.dispose(),
  };
}
