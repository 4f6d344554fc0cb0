import type * as vscode from 'vscode';

/** What was chosen last, per workspace, so that the next time it stands first. */
export interface Memory {
  readonly recall: (what: Remembered) => string | undefined;
  readonly remember: (what: Remembered, value: string) => void;
}

export type Remembered = 'model' | 'size';

export function createMemory({ workspaceState }: vscode.ExtensionContext): Memory {
  return {
    recall: (what) => workspaceState.get<string>(`last.${what}`),
    remember: (what, value) => void workspaceState.update(`last.${what}`, value),
  };
}
