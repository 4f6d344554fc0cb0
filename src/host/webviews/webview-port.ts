import type * as vscode from 'vscode';
import type { Failure, Port } from '../../core/channel.ts';
import { isImageError } from '../../core/wire/errors.ts';
import { wordError } from '../../core/wire/wording.ts';
import type { Log } from '../log.ts';

/** The host's end of what a page and its host say to each other. */
export function portOf(webview: vscode.Webview): Port {
  return {
    post: (message) => void webview.postMessage(message),
    listen: (receive) => {
      const listening = webview.onDidReceiveMessage(receive);
      return () => listening.dispose();
    },
  };
}

/** What of an error may travel to a page. */
export function describeFailure(error: unknown, log: Log): Failure {
  if (isImageError(error)) return { code: error.code, message: wordError(error).message.replaceAll('\n', '. ') };
  const message = error instanceof Error ? error.message : String(error);
  log.warn(message);
  return { code: 'failed', message };
}
