import * as vscode from 'vscode';
import type { CommandName } from '../../core/ids.ts';
import { INTERNAL_COMMANDS } from '../../core/ids.ts';
import { offerFixes } from './code-actions.ts';
import { createDocumentCommand, createFix, type Fix } from './document-commands.ts';
import { diagnoseDocuments } from './document-diagnostics.ts';
import type { DocumentPictureDependencies } from './document-pictures.ts';
import { createLooker } from './look.ts';
import { createPresence } from './presence.ts';
import { createWorkspaceCommand } from './workspace-command.ts';

type DocumentCommand = Extract<CommandName, 'generateMissing' | 'generateMissingInWorkspace' | 'replacePlaceholders'>;

/** What is done about pictures in documents. */
export interface Documents extends vscode.Disposable {
  readonly commands: Readonly<Record<DocumentCommand, (argument?: unknown) => unknown>>;
  /** From now on says what is missing in the documents on screen, and offers to mend it. */
  readonly watch: () => void;
}

export function createDocuments(parts: Omit<DocumentPictureDependencies, 'presence' | 'looker'>): Documents {
  const presence = createPresence();
  const looker = createLooker(presence);
  const dependencies = { ...parts, presence, looker };
  const fix = createFix(dependencies);
  const disposables: vscode.Disposable[] = [
    presence,
    looker,
    vscode.commands.registerCommand(INTERNAL_COMMANDS.fixDocument, (wanted: Fix) => fix(wanted)),
  ];
  let watches = false;
  return {
    commands: {
      generateMissing: createDocumentCommand('missing', dependencies),
      generateMissingInWorkspace: createWorkspaceCommand(dependencies),
      replacePlaceholders: createDocumentCommand('placeholders', dependencies),
    },
    watch: () => {
      if (watches) return;
      watches = true;
      disposables.push(offerFixes(dependencies), diagnoseDocuments(looker));
    },
    dispose: () => vscode.Disposable.from(...disposables).dispose(),
  };
}
