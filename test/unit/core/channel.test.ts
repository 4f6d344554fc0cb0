import assert from 'node:assert/strict';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { answerCalls, CallError, createCaller, type Handlers, type Port } from '../../../src/core/channel.ts';

interface Calls {
  readonly 'number-doubled': { readonly ask: { readonly number: number }; readonly reply: number };
  readonly 'work-refused': { readonly ask: Record<string, never>; readonly reply: undefined };
}

const HANDLERS: Handlers<Calls> = {
  'number-doubled': ({ number }) => number * 2,
  'work-refused': () => {
    throw Object.assign(new Error('not today'), { code: 'forbidden', secret: 'sk-1' });
  },
};

/** Both ends of a real channel, which clones what it carries. */
function portsOf({ port1, port2 }: MessageChannel): readonly [Port, Port] {
  const wrap = (port: MessagePort): Port => ({
    post: (message) => port.postMessage(message),
    listen: (receive) => {
      port.on('message', receive);
      return () => port.off('message', receive);
    },
  });
  return [wrap(port1), wrap(port2)];
}

const isAsk = (name: string, ask: unknown) =>
  name === 'work-refused' || (typeof ask === 'object' && ask !== null && 'number' in ask);
const describeError = (error: unknown) => ({
  code: (error as { readonly code: string }).code,
  message: (error as Error).message,
});

describe('a channel', () => {
  let channel: MessageChannel;
  let near: Port;
  let far: Port;
  beforeEach(() => {
    channel = new MessageChannel();
    [near, far] = portsOf(channel);
  });
  afterEach(() => channel.port1.close());

  it('answers each question with its own reply', async () => {
    answerCalls<Calls>(far, HANDLERS, isAsk, describeError);
    const call = createCaller<Calls>(near);
    const replies = await Promise.all([1, 2, 3].map((number) => call('number-doubled', { number })));
    assert.deepEqual(replies, [2, 4, 6]);
  });

  it('carries of a failure what was said to travel, and nothing else', async () => {
    answerCalls<Calls>(far, HANDLERS, isAsk, describeError);
    const failure = await createCaller<Calls>(near)('work-refused', {}).catch((error: unknown) => error);
    assert.ok(failure instanceof CallError);
    assert.deepEqual([failure.code, failure.message, 'secret' in failure], ['forbidden', 'not today', false]);
  });

  it('answers with nothing over a port that carries JSON, where undefined gets lost', async () => {
    const asJson = ({ post, listen }: Port): Port => ({
      post: (message) => post(JSON.parse(JSON.stringify(message))),
      listen,
    });
    answerCalls<Calls>(asJson(far), { ...HANDLERS, 'work-refused': () => undefined }, isAsk, describeError);
    assert.equal(await createCaller<Calls>(asJson(near))('work-refused', {}), undefined);
  });

  it('drops what it does not know: names, shapes, names of every object', async () => {
    const heard: unknown[] = [];
    answerCalls<Calls>(far, HANDLERS, isAsk, describeError);
    near.listen((message) => heard.push(message));
    const strangers: readonly unknown[] = [
      undefined,
      null,
      'call',
      42,
      [],
      { type: 'call' },
      { type: 'call', id: '1', name: 'number-doubled', ask: { number: 1 } },
      { type: 'call', id: 1, name: 'constructor', ask: {} },
      { type: 'call', id: 1, name: 'number-doubled', ask: 'one' },
      { type: 'call', id: 1, name: 'number-doubled' },
      { type: 'reply', id: 1, value: 2 },
    ];
    for (const message of strangers) near.post(message);
    // Messages keep their order, so once this one is answered, all before it have been looked at.
    assert.equal(await createCaller<Calls>(near)('number-doubled', { number: 21 }), 42);
    assert.equal(heard.length, 1);
  });

  it('hears nothing any more once it was stopped', async () => {
    const stop = answerCalls<Calls>(far, HANDLERS, isAsk, describeError);
    stop();
    const silent = createCaller<Calls>(near)('number-doubled', { number: 1 });
    answerCalls<Calls>(far, { ...HANDLERS, 'number-doubled': () => 7 }, isAsk, describeError);
    assert.equal(await silent, 7);
  });
});
