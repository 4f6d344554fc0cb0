import * as vscode from 'vscode';
import type { JobEvent } from '../../core/job/ports.ts';
import { confirmationOf } from '../../core/job/tool-confirmation.ts';
import { writeToolFailure } from '../../core/job/tool-failure.ts';
import type { Operation } from '../../core/model/options.ts';
import { toImageError } from '../../core/wire/errors.ts';
import type { InnerRoad, Road } from '../road.ts';
import { type AnswerDependencies, answerOf, pathOf } from './agent-answer.ts';
import { offerOf } from './agent-offer.ts';
import { readAgentOrder } from './agent-order.ts';

/** What the tools do once a language model calls one. */
export type AgentTools = Readonly<Record<Operation, AgentTool>>;

export interface AgentTool {
  /** What the person is asked first. Rejects with words for the language model where there is nothing to ask. */
  readonly prepare: (input: unknown) => Promise<vscode.PreparedToolInvocation>;
  /** Makes the pictures. Rejects likewise. */
  readonly invoke: (input: unknown, token: vscode.CancellationToken) => Promise<vscode.LanguageModelToolResult>;
}

export interface AgentDependencies extends AnswerDependencies {
  readonly check: InnerRoad['check'];
  readonly road: Road;
  readonly isTrusted: () => boolean;
}

export function createAgentTools(dependencies: AgentDependencies): AgentTools {
  return { generate: createTool('generate', dependencies), edit: createTool('edit', dependencies) };
}

function createTool(operation: Operation, dependencies: AgentDependencies): AgentTool {
  const { check, road, isTrusted } = dependencies;
  return {
    prepare: async (input) => {
      refuseNow(isTrusted());
      try {
        const order = readAgentOrder(operation, input);
        const { title, message, progress } = confirmationOf(await offerOf(order, await check(order, false)));
        const confirmationMessages = { title, message: new vscode.MarkdownString(message) };
        return { invocationMessage: progress, confirmationMessages };
      } catch (error) {
        throw failure(error, []);
      }
    },
    invoke: async (input, token) => {
      refuseNow(isTrusted());
      const saved: string[] = [];
      const report = (event: JobEvent) => {
        if (event.type === 'image-saved') saved.push(pathOf(vscode.Uri.parse(event.image.uri)));
      };
      const { signal, dispose } = signalOf(token);
      try {
        const order = readAgentOrder(operation, input);
        // The editor has shown the price, or was told to show none: nobody here can know, so that it counts for no yes.
        const arrival = await road(order, { report, signal, watched: false, mayAsk: false });
        return await answerOf(order, arrival, dependencies);
      } catch (error) {
        if (token.isCancellationRequested) throw new vscode.CancellationError();
        throw failure(error, saved);
      } finally {
        dispose();
      }
    },
  };
}

/** Nothing that a folder which nobody trusts says to a language model may make this machine pay or write. */
function refuseNow(trusted: boolean): void {
  if (!trusted) {
    throw new Error(
      'The workspace is in Restricted Mode, where language models get no pictures. Ask the user to trust it with the command “Workspaces: Manage Workspace Trust”.',
    );
  }
  if (!vscode.workspace.workspaceFolders?.length) {
    throw new Error('No folder is open, so there is no place for pictures. Ask the user to open one.');
  }
}

/** The editor hands on nothing of an error but its message. */
function failure(error: unknown, saved: readonly string[]): Error {
  return new Error(writeToolFailure(toImageError(error, 'server'), saved));
}

function signalOf(token: vscode.CancellationToken): { readonly signal: AbortSignal } & vscode.Disposable {
  const abort = new AbortController();
  if (token.isCancellationRequested) abort.abort();
  const listening = token.onCancellationRequested(() => abort.abort());
  return { signal: abort.signal, dispose: () => listening.dispose() };
}
