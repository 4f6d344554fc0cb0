import type { Step } from './script.ts';

/** One message of a stream; `data` is written as JSON and repeats the type. */
export type ServerEvent = { readonly type: string; readonly data: Readonly<Record<string, unknown>> };

export const streamHead: Step = {
  kind: 'head',
  status: 200,
  headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' },
};

/** A message on the wire: `event:` line, `data:` line, empty line. */
export function eventText({ type, data }: ServerEvent): string {
  return `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A stream as the API sends it: one beat before each message, and no `[DONE]` at the end. */
export function streamScript(events: readonly ServerEvent[]): readonly Step[] {
  return [{ kind: 'beat' }, streamHead, ...events.flatMap(eventSteps)];
}

export function eventSteps(event: ServerEvent): readonly Step[] {
  return [{ kind: 'beat' }, { kind: 'send', bytes: eventText(event) }];
}

export function isPreview({ type }: ServerEvent): boolean {
  return type.endsWith('.partial_image');
}
