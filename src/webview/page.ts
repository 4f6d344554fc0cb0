import { type Caller, type CallMap, createCaller } from '../core/channel.ts';
import { useTranslations } from '../core/text.ts';

interface VsCodeApi {
  readonly postMessage: (message: unknown) => void;
  readonly getState: () => unknown;
  readonly setState: (state: unknown) => void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** A page's end of what it and its host say to each other. */
export interface Page<Calls extends CallMap<Calls>> {
  readonly ask: Caller<Calls>;
  /** Hears everything that the host says; returns how to stop. */
  readonly listen: (receive: (message: unknown) => void) => () => void;
  /** What this panel kept when it was last hidden or the window was last closed. */
  readonly recall: () => unknown;
  readonly keep: (state: unknown) => void;
}

/** Once in a page, which speaks the person's language from then on: the host puts the words into it. */
export function openPage<Calls extends CallMap<Calls>>(): Page<Calls> {
  const api = acquireVsCodeApi();
  const words = JSON.parse(document.body.dataset.words ?? '{}') as Readonly<Record<string, string>>;
  useTranslations((message, ...values) =>
    (words[message] ?? message).replace(/\{(\d+)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole)),
  );
  const listen = (receive: (message: unknown) => void) => {
    const hear = ({ data }: MessageEvent<unknown>) => receive(data);
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  };
  return {
    ask: createCaller<Calls>({ post: (message) => api.postMessage(message), listen }),
    listen,
    recall: () => api.getState(),
    keep: (state) => api.setState(state),
  };
}
