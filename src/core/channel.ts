/** Calls with replies, and events, over two ends that can only post messages: a webview and its host. */

/** One end. What it posts must survive JSON, but for bytes, which may be among it: that is how an editor carries messages. */
export interface Port {
  readonly post: (message: unknown) => void;
  /** Returns how to stop. */
  readonly listen: (receive: (message: unknown) => void) => () => void;
}

/** The questions of a protocol: what each asks, and what it is answered with. */
export type CallMap<Calls> = { readonly [Name in keyof Calls]: { readonly ask: unknown; readonly reply: unknown } };

export type Handlers<Calls extends CallMap<Calls>> = {
  readonly [Name in keyof Calls]: (ask: Calls[Name]['ask']) => Promise<Calls[Name]['reply']> | Calls[Name]['reply'];
};

export type Caller<Calls extends CallMap<Calls>> = <Name extends keyof Calls & string>(
  name: Name,
  ask: Calls[Name]['ask'],
) => Promise<Calls[Name]['reply']>;

/** Of the other end's errors, what may travel. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}

/** What a call that failed rejects with. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly code: string;

  constructor({ code, message }: Failure) {
    super(message);
    this.code = code;
  }
}

interface Question {
  readonly type: 'call';
  readonly id: number;
  readonly name: string;
  readonly ask: unknown;
}

type Answer =
  | { readonly type: 'reply'; readonly id: number; readonly value?: unknown }
  | { readonly type: 'reply'; readonly id: number; readonly failure: Failure };

/** The asking end. A question that nobody answers stays open, as the other end may be gone for good. */
export function createCaller<Calls extends CallMap<Calls>>({ post, listen }: Port): Caller<Calls> {
  const open = new Map<number, { resolve: (value: never) => void; reject: (error: CallError) => void }>();
  let last = 0;
  listen((message) => {
    if (!isAnswer(message)) return;
    const waiting = open.get(message.id);
    open.delete(message.id);
    if ('failure' in message) waiting?.reject(new CallError(message.failure));
    else waiting?.resolve(message.value as never);
  });
  return (name, ask) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      open.set(id, { resolve, reject });
      post({ type: 'call', id, name, ask } satisfies Question);
    });
}

/**
 * The answering end: runs the handler of each question that `isAsk` lets through and drops all else, for the other end is not
 * trusted. `describe` says what of an error may travel.
 */
export function answerCalls<Calls extends CallMap<Calls>>(
  { post, listen }: Port,
  handlers: Handlers<Calls>,
  isAsk: (name: string, ask: unknown) => boolean,
  describe: (error: unknown) => Failure,
): () => void {
  return listen((message) => {
    if (!isQuestion(message) || !Object.hasOwn(handlers, message.name) || !isAsk(message.name, message.ask)) return;
    const { id, name, ask } = message;
    void run(handlers[name as keyof Calls], ask).then(
      (value) => post({ type: 'reply', id, value } satisfies Answer),
      (error: unknown) => post({ type: 'reply', id, failure: describe(error) } satisfies Answer),
    );
  });
}

async function run(handler: (ask: never) => unknown, ask: unknown): Promise<unknown> {
  return handler(ask as never);
}

function isQuestion(message: unknown): message is Question {
  return has(message, 'call') && 'name' in message && typeof message.name === 'string' && 'ask' in message;
}

function isAnswer(message: unknown): message is Answer {
  // A value of undefined does not travel, and is a reply all the same.
  return has(message, 'reply');
}

function has(message: unknown, type: string): message is { readonly type: string; readonly id: number } {
  if (typeof message !== 'object' || message === null || !('type' in message) || !('id' in message)) return false;
  return message.type === type && typeof message.id === 'number';
}
