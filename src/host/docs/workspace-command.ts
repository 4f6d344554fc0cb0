import * as vscode from 'vscode';
import { t } from '../../core/text.ts';
import { inTheOpen } from './document-commands.ts';
import { type DocumentPictureDependencies, modelsFor, reviewOffer } from './document-pictures.ts';
import { refuseRestricted } from './document-request.ts';
import type { Skipped, Wish } from './wish.ts';
import { documentsOfWorkspace } from './workspace-documents.ts';

/** `stipple.generateMissingInWorkspace`: the missing images of all documents in one list. */
export function createWorkspaceCommand(dependencies: DocumentPictureDependencies) {
  return () =>
    inTheOpen(async () => {
      refuseRestricted();
      const offer = await lookThrough(dependencies);
      if (!offer) return;
      const { length } = offer.wishes;
      if (length === 0) {
        void vscode.window.showInformationMessage(t('No image is missing in the documents of this workspace.'));
        return;
      }
      const { preset, online } = await modelsFor(offer.wishes[0]?.document, dependencies);
      await reviewOffer({ purpose: 'missing', ...offer }, online ?? preset, dependencies);
    });
}

/** Undefined when the person had enough of it. */
async function lookThrough({ looker }: DocumentPictureDependencies) {
  const progress = {
    location: vscode.ProgressLocation.Notification,
    title: t('Looking for missing images…'),
    cancellable: true,
  };
  return vscode.window.withProgress(progress, async (_, token) => {
    looker.refresh();
    const wishes = new Map<string, Wish>();
    const skipped: Skipped[] = [];
    for await (const document of documentsOfWorkspace(token)) {
      const look = await looker.look(document);
      skipped.push(...look.skipped);
      for (const wish of look.missing) {
        const file = String(wish.save_to);
        const same = wishes.get(file);
        wishes.set(file, same ? { ...wish, ...same, prompt: same.prompt || wish.prompt } : wish);
      }
    }
    return token.isCancellationRequested ? undefined : { wishes: [...wishes.values()], skipped };
  });
}
