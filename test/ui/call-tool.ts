import fs from 'node:fs';
import path from 'node:path';
import { packageCompanion } from '../vscode/companion.ts';
import type { Workbench } from './workbench.ts';

/** What a tool answered: texts and the media types of its pictures, or why it did not. */
export interface ToolAnswer {
  readonly text?: readonly string[];
  readonly previews?: readonly string[];
  readonly error?: string;
}

export interface ToolCaller {
  call(tool: string, input: object): Promise<void>;
  /** Waits for it. */
  answer(): Promise<ToolAnswer>;
}

/** The extension that calls tools as a language model would, to be installed beside. */
export function packageCaller(): Promise<string> {
  const commands = [{ command: 'toolCaller.call', title: 'Call', category: 'Tool Caller' }];
  return packageCompanion({
    name: 'tool-caller',
    entry: path.join(__dirname, 'tool-caller.ts'),
    manifest: { contributes: { commands }, capabilities: { untrustedWorkspaces: { supported: true } } },
  });
}

/** @param folder the one that the workbench has open */
export function callerIn(workbench: Workbench, folder: string): ToolCaller {
  const place = (name: string) => path.join(folder, '.tool-caller', name);
  return {
    async call(tool, input) {
      fs.mkdirSync(path.dirname(place('call.json')), { recursive: true });
      fs.writeFileSync(place('call.json'), JSON.stringify({ tool, input }));
      await workbench.palette('Tool Caller: Call');
    },
    async answer() {
      await workbench.toast('The tool has answered.').waitFor();
      return JSON.parse(fs.readFileSync(place('answer.json'), 'utf8'));
    },
  };
}
