import * as vscode from 'vscode';
import type { JobEvent } from '../../core/job/ports.ts';
import { type JobState, NO_JOB, nextState, progressLine } from '../../core/job/state.ts';
import { t } from '../../core/text.ts';
import type { Order } from '../order.ts';
import type { Arrival, Ride, Road } from '../road.ts';
import { createPreviewPanel, type PreviewPanel } from '../webviews/preview.ts';

/** A picture that is there sooner needs no panel, which would only flash by. */
const PANEL_DELAY_MS = 400;

export interface Shown {
  /** Where the preview stood, so that the picture can take its place. */
  readonly column: vscode.ViewColumn | undefined;
}

/** Takes an order down the road with somebody watching: a progress with Cancel, and a panel for the previews. */
export async function rideInTheOpen<A extends Arrival>(
  order: Order,
  road: (order: Order, ride: Ride) => Promise<A>,
  extensionUri: vscode.Uri,
): Promise<A & Shown> {
  const abort = new AbortController();
  const cancel = () => abort.abort();
  const prompt = String(order.options.prompt ?? '');
  const column = vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
  let panel: PreviewPanel | undefined;
  let latest: Uint8Array | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let state: JobState = NO_JOB;
  const openPanel = () => {
    panel = createPreviewPanel({ extensionUri, prompt, column, cancel });
    panel.show(progressLine(state), latest);
  };
  try {
    return await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: t('Stipple'), cancellable: true },
      async (progress, token) => {
        token.onCancellationRequested(cancel);
        const report = (event: JobEvent) => {
          state = nextState(state, event);
          const line = progressLine(state);
          progress.report({ message: line });
          if (event.type === 'job-started' && event.previews > 0) timer = setTimeout(openPanel, PANEL_DELAY_MS);
          if (event.type === 'preview-arrived') latest = event.bytes;
          panel?.show(line, latest);
        };
        const arrival = await road(order, { report, signal: abort.signal, watched: true });
        return { ...arrival, column: panel?.column() };
      },
    );
  } finally {
    clearTimeout(timer);
    panel?.dispose();
  }
}

/** The same with nobody watching: no dialogue, no panel. */
export async function rideSilently(order: Order, road: Road): Promise<Arrival> {
  return road(order, { report: () => undefined, signal: new AbortController().signal, watched: false });
}
