import * as vscode from 'vscode';

export interface Log {
  readonly info: (line: string) => void;
  readonly warn: (line: string) => void;
  readonly error: (line: string) => void;
  /** From now on this text never appears in the log. */
  readonly hide: (secret: string) => void;
  readonly show: () => void;
}

export function createLog(context: vscode.ExtensionContext): Log {
  const channel = vscode.window.createOutputChannel('Stipple', { log: true });
  const secrets = new Set<string>();
  const clean = (line: string) => {
    let text = line;
    for (const secret of secrets) text = text.replaceAll(secret, '…');
    return text;
  };
  context.subscriptions.push(channel);
  return {
    info: (line) => channel.info(clean(line)),
    warn: (line) => channel.warn(clean(line)),
    error: (line) => channel.error(clean(line)),
    hide: (secret) => void secrets.add(secret),
    show: () => channel.show(),
  };
}
