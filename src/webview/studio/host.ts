import type { StudioCalls } from '../../core/calls.ts';
import { createCaller } from '../../core/channel.ts';
import { useTranslations } from '../../core/text.ts';

interface VsCodeApi {
  readonly postMessage: (message: unknown) => void;
  readonly getState: () => unknown;
  readonly setState: (state: unknown) => void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();

/** The words of the person's language, as the host put them into the page. */
const words = JSON.parse(document.body.dataset.words ?? '{}') as Readonly<Record<string, string>>;
useTranslations((message, ...values) =>
  (words[message] ?? message).replace(/\{(\d+)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole)),
);

/** Hears everything that the host says; returns how to stop. */
export function listen(receive: (message: unknown) => void): () => void {
  const hear = ({ data }: MessageEvent<unknown>) => receive(data);
  window.addEventListener('message', hear);
  return () => window.removeEventListener('message', hear);
}

export const ask = createCaller<StudioCalls>({ post: (message) => api.postMessage(message), listen });

/** What this panel kept when it was last hidden or the window was last closed. */
export function recall(): unknown {
  return api.getState();
}

export function keep(state: unknown): void {
  api.setState(state);
}
