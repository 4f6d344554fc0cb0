import * as vscode from 'vscode';
import { TOOLS } from '../../core/ids.ts';
import type { Operation } from '../../core/model/options.ts';
import type { AgentTools } from './agent-tools.ts';

/** Lets language models knock. Editors that have no tools, or no `lm` at all, go without. */
export function openToAgents(
  lm: Partial<Pick<typeof vscode.lm, 'registerTool'>> | undefined,
  tools: () => Promise<AgentTools>,
): vscode.Disposable {
  const doors = (Object.keys(TOOLS) as Operation[]).map((operation) =>
    lm?.registerTool?.(TOOLS[operation], {
      prepareInvocation: async ({ input }) => (await tools())[operation].prepare(input),
      invoke: async ({ input }, token) => (await tools())[operation].invoke(input, token),
    }),
  );
  return vscode.Disposable.from(...doors.filter((door) => door !== undefined));
}
