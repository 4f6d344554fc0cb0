import * as vscode from 'vscode';
import { namesPicture } from '../../core/docs/image-address.ts';
import { type ImageReport, isClean, type MissingLink, reportOf } from '../../core/recipe/image-report.ts';
import { t } from '../../core/text.ts';
import { imagesIn, leadsTo } from '../docs/linked-images.ts';
import { createPresence, type Presence } from '../docs/presence.ts';
import type { TextFile } from '../docs/text-file.ts';
import { documentsOfWorkspace } from '../docs/workspace-documents.ts';
import { kindOf } from '../paths.ts';
import type { Provenance } from './provenance.ts';
import { showReport } from './show-report.ts';

/** `stipple.reportImages`: generated pictures that no document shows, and links that show none. */
export function createReportImages(provenance: Provenance) {
  return async (): Promise<ImageReport | undefined> => {
    const presence = createPresence();
    try {
      const report = await look(provenance, presence);
      if (!report) return undefined;
      if (isClean(report)) {
        void vscode.window.showInformationMessage(
          t('{0} documents: every generated picture is shown, and no link is without one.', report.documents),
        );
      } else showReport(report, provenance);
      return report;
    } finally {
      presence.dispose();
    }
  };
}

/** Undefined when the person had enough of it. */
function look(provenance: Provenance, presence: Presence): Thenable<ImageReport | undefined> {
  const progress = {
    location: vscode.ProgressLocation.Notification,
    title: t('Looking for unused and missing images…'),
    cancellable: true,
  };
  return vscode.window.withProgress(progress, async (told, token) => {
    const shown = new Set<string>();
    const missing: MissingLink[] = [];
    let documents = 0;
    for await (const document of documentsOfWorkspace(token)) {
      documents++;
      told.report({ message: vscode.workspace.asRelativePath(document.uri, false) });
      await lookAt(document, presence, shown, missing);
    }
    if (token.isCancellationRequested) return undefined;
    return reportOf({ documents, recorded: await recordedFiles(provenance), shown, missing });
  });
}

async function lookAt(
  document: TextFile,
  presence: Presence,
  shown: Set<string>,
  missing: MissingLink[],
): Promise<void> {
  for (const found of await imagesIn(document)) {
    const end = await leadsTo(found, document, presence);
    if (end?.isThere) shown.add(end.uri.toString());
    else if (end && namesPicture(end.uri.path)) {
      const { link, alt, span } = found;
      missing.push({
        document: document.uri.toString(),
        name: vscode.workspace.asRelativePath(document.uri, false),
        line: document.getText().slice(0, span.start).split('\n').length - 1,
        link,
        ...(alt ? { alt } : {}),
      });
    }
  }
}

async function recordedFiles(provenance: Provenance) {
  const pictures = await provenance.all();
  return Promise.all(
    pictures.map(async ({ file, locked: { prompt, model, bytes } }) => {
      const isThere = (await kindOf(file)) === 'file';
      const name = vscode.workspace.asRelativePath(file, false);
      return { uri: file.toString(), name, prompt, model, isThere, ...(isThere ? { bytes } : {}) };
    }),
  );
}
