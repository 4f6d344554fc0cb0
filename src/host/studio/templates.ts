import * as vscode from 'vscode';
import type { TemplateView } from '../../core/protocol.ts';
import { t } from '../../core/text.ts';
import { cancelled } from '../../core/wire/errors.ts';
import type { Log } from '../log.ts';
import { currentFolder, kindOf } from '../paths.ts';
import { namesIn, readText } from '../storage.ts';

/** Prompts with variables, kept as Markdown files in the workspace folder so that a team shares them. */
export interface Templates extends vscode.Disposable {
  /** As last read; empty before that. */
  readonly list: () => readonly TemplateView[];
  readonly load: () => Promise<void>;
  /** Asks before it takes the place of another text. */
  readonly save: (template: TemplateView) => Promise<void>;
  readonly open: (name: string) => Promise<void>;
  readonly onDidChange: vscode.Event<void>;
}

const FOLDER = ['.stipple', 'templates'];
const EXTENSION = '.md';

/** Characters; a longer name is no name. */
const LONGEST_NAME = 80;

export function createTemplates(log: Log): Templates {
  const changed = new vscode.EventEmitter<void>();
  const watcher = vscode.workspace.createFileSystemWatcher(`**/${FOLDER.join('/')}/*${EXTENSION}`);
  let templates: readonly TemplateView[] = [];
  const load = async () => {
    try {
      templates = await readAll();
      changed.fire();
    } catch (error) {
      log.warn(`The templates cannot be read: ${String(error)}`);
    }
  };
  const listeners = vscode.Disposable.from(
    changed,
    watcher,
    watcher.onDidCreate(load),
    watcher.onDidChange(load),
    watcher.onDidDelete(load),
    vscode.workspace.onDidChangeWorkspaceFolders(load),
  );
  return {
    list: () => templates,
    load,
    save: async ({ name, text }) => {
      const file = fileOf(name);
      if ((await kindOf(file)) && !(await mayReplace(name))) throw cancelled();
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(`${text.trim()}\n`));
      await load();
    },
    open: async (name) => {
      await vscode.window.showTextDocument(fileOf(name));
    },
    onDidChange: changed.event,
    dispose: () => listeners.dispose(),
  };
}

async function readAll(): Promise<readonly TemplateView[]> {
  const folder = templatesFolder();
  if (!folder) return [];
  const names = (await namesIn(folder)).filter((name) => name.endsWith(EXTENSION));
  const templates = names.map(async (name): Promise<TemplateView> => {
    const text = await readText(vscode.Uri.joinPath(folder, name));
    return { name: name.slice(0, -EXTENSION.length), text: (text ?? '').trim() };
  });
  return (await Promise.all(templates)).filter(({ text }) => text !== '');
}

async function mayReplace(name: string): Promise<boolean> {
  const replace = t('Replace');
  const question = t('There is a template “{0}” already. Replace its text?', name);
  return (await vscode.window.showWarningMessage(question, { modal: true }, replace)) === replace;
}

/** The name comes from a webview: it must not lead out of the folder, nor be one that a file system refuses. */
function fileOf(name: string): vscode.Uri {
  const folder = templatesFolder();
  if (!folder) throw new Error(t('Open a folder first: templates are files of the workspace.'));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Windows refuses them in names
  if (!/^[^<>:"|?*\\/\u0000-\u001f]+$/.test(name) || /^[.\s]|[.\s]$/.test(name) || name.length > LONGEST_NAME)
    throw new Error(t('“{0}” cannot be the name of a file', name));
  return vscode.Uri.joinPath(folder, `${name}${EXTENSION}`);
}

function templatesFolder(): vscode.Uri | undefined {
  const root = currentFolder();
  return root && vscode.Uri.joinPath(root.uri, ...FOLDER);
}
