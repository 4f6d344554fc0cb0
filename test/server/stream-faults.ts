import type { Act, FaultOptions, StreamFault } from './fault-types.ts';
import { moderationProblem, problemText } from './problems.ts';
import type { Step } from './script.ts';
import { eventSteps, eventText, isPreview, type ServerEvent, streamHead, streamScript } from './stream.ts';

type StreamAct = { readonly about: string } & Omit<Extract<Act, { at: 'stream' }>, 'at'>;

/** Streams that end, break or look otherwise than the API's own. */
export const streamFaults: Readonly<Record<StreamFault, StreamAct>> = {
  'stream-without-completed': {
    about: 'previews, then a clean end without a finished picture',
    alter: (events, options) => streamScript(previewsOf(events, options)),
  },
  'stream-error': {
    about: 'previews, then an error event with a nested error object',
    alter: (events, options) => [
      ...streamScript(previewsOf(events, options)),
      ...eventSteps({ type: 'error', data: { type: 'error', error: streamedError() } }),
    ],
  },
  'stream-error-flat': {
    about: 'previews, then an error event whose data is the error itself',
    alter: (events, options) => [
      ...streamScript(previewsOf(events, options)),
      ...eventSteps({ type: 'error', data: { ...streamedError(), type: 'error' } }),
    ],
  },
  'stream-error-unnamed': {
    about: 'previews, then a data line with an error object and no event line',
    alter: (events, options) => [
      ...streamScript(previewsOf(events, options)),
      sent(`data: ${JSON.stringify({ error: streamedError() })}\n\n`),
    ],
  },
  'stream-malformed-json': {
    about: 'previews, then a finished event whose JSON breaks off',
    alter: (events, options) => [
      ...streamScript(previewsOf(events, options)),
      sent(`${completedText(events).slice(0, 200)}\n\n`),
    ],
  },
  'stream-reset': {
    about: 'previews, then the connection is reset in the middle of the finished event',
    alter: (events, options) => [
      ...streamScript(previewsOf(events, options)),
      sent(completedText(events).slice(0, 4_000)),
      // A reset overtakes what is still in the buffers: the pause lets the client read it.
      { kind: 'pause', ms: 50 },
      { kind: 'reset' },
    ],
  },
  'completed-then-reset': {
    about: 'everything, then a reset instead of the end',
    alter: (events) => [...streamScript(events), { kind: 'pause', ms: 50 }, { kind: 'reset' }],
  },
  'stream-unterminated': {
    about: 'the last message lacks its empty line',
    alter: (events) => [...streamScript(events.slice(0, -1)), sent(completedText(events).replace(/\n\n$/, '\n'))],
  },
  'stream-noise': {
    about: 'comments, keep-alives, unknown events and unknown fields between the messages',
    alter: (events) => [
      ...streamScript([]),
      sent(': keep-alive\n\n:\n\nretry: 3000\nid: 7\n\n'),
      ...events.flatMap((event) => [
        ...eventSteps({ type: 'image_generation.dreaming', data: { type: 'image_generation.dreaming', depth: 1 } }),
        sent(': still here\n\nevent: ping\ndata: {"type":"ping"}\n\n'),
        sent(eventText({ ...event, data: { ...event.data, dream_depth: 1 } })),
      ]),
    ],
  },
  'stream-done-marker': {
    about: '`data: [DONE]` at the end',
    alter: (events) => [...streamScript(events), sent('data: [DONE]\n\n')],
  },
  'stream-several-completed': {
    about: 'the finished event comes twice',
    alter: (events) => streamScript([...events, ...events.slice(-1)]),
  },
  'stream-crlf': {
    about: 'CRLF line endings',
    alter: (events) => texts(events, (text) => text.replaceAll('\n', '\r\n')),
  },
  'stream-without-event-lines': {
    about: 'data lines only; the type is in the JSON',
    alter: (events) => texts(events, (text) => text.replace(/^event: .*\n/, '')),
  },
  'stream-skipped-index': {
    about: 'the previews are numbered 1, 3, 5',
    alter: (events) => streamScript(events.map(renumbered)),
  },
  'stream-auto-echoes': {
    about: 'size, quality and background echo `auto`',
    alter: (events) =>
      streamScript(events.map((event) => withData(event, { size: 'auto', quality: 'auto', background: 'auto' }))),
  },
  'stream-without-usage': {
    about: 'the finished event has no usage',
    alter: (events) => streamScript(events.map((event) => withData(event, { usage: undefined }))),
  },
  'stream-hang': {
    about: 'previews, then silence on an open connection',
    alter: (events, options) => [...streamScript(previewsOf(events, options)), { kind: 'hang' }],
  },
  'endless-keep-alives': {
    about: 'comments without end, and never a picture',
    alter: (_, options) => endless(() => ': keep-alive\n\n', options),
  },
  'endless-previews': {
    about: 'previews without end, and never a finished picture',
    alter: (events, options) => {
      const preview = events.find(isPreview) ?? asPreview(events);
      return endless((round) => eventText(withData(preview, { partial_image_index: round })), options);
    },
  },
};

function previewsOf(events: readonly ServerEvent[], { previews }: FaultOptions): readonly ServerEvent[] {
  return events.filter(isPreview).slice(0, previews);
}

function completedText(events: readonly ServerEvent[]): string {
  const completed = events.at(-1);
  return completed ? eventText(completed) : '';
}

function sent(bytes: string): Step {
  return { kind: 'send', bytes };
}

function texts(events: readonly ServerEvent[], change: (text: string) => string): readonly Step[] {
  return [
    ...streamScript([]),
    ...events.flatMap((event): Step[] => [{ kind: 'beat' }, sent(change(eventText(event)))]),
  ];
}

function* endless(text: (round: number) => string, { ms = 20 }: FaultOptions): Iterable<Step> {
  yield streamHead;
  for (let round = 0; ; round++) {
    yield sent(text(round));
    yield { kind: 'pause', ms };
  }
}

function withData(event: ServerEvent, data: Record<string, unknown>): ServerEvent {
  return { ...event, data: { ...event.data, ...data } };
}

function renumbered(event: ServerEvent): ServerEvent {
  return isPreview(event)
    ? withData(event, { partial_image_index: Number(event.data.partial_image_index) * 2 + 1 })
    : event;
}

function asPreview(events: readonly ServerEvent[]): ServerEvent {
  const { type = '', data = {} } = events.at(-1) ?? {};
  const preview = type.replace('.completed', '.partial_image');
  return { type: preview, data: { ...data, type: preview, usage: undefined } };
}

function streamedError(): Record<string, unknown> {
  return (JSON.parse(problemText(moderationProblem('output'))) as { error: Record<string, unknown> }).error;
}
