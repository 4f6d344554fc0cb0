import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from './body.ts';
import { readFault } from './faults.ts';
import { misuse, problemText, Refused } from './problems.ts';
import { reset, type State } from './state.ts';

type Command = (state: State, body: unknown, query: URLSearchParams) => unknown;

/** The functions of a stand-in, for tests that run in another process. */
const commands: Readonly<Record<string, Command>> = {
  'POST /__stand-in/next': ({ queue }, body) => {
    queue.push(readFault(body));
    return { queued: queue.length };
  },
  /** `?wait=3` answers as soon as there are three requests. */
  'GET /__stand-in/requests': async ({ log }, _, query) => {
    await log.hasReached(Number(query.get('wait') ?? 0));
    return log.requests.map(({ ended: _ended, ...record }) => record);
  },
  'POST /__stand-in/delay': (state, body) => {
    const { delay } = body as { readonly delay?: unknown };
    if (typeof delay !== 'number' || delay < 0) throw misuse('Expected {"delay": milliseconds}.');
    state.delay = delay;
    return { delay };
  },
  'POST /__stand-in/reset': (state) => {
    reset(state);
    return {};
  },
};

export async function control(request: IncomingMessage, response: ServerResponse, state: State): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stand-in');
  const command = commands[`${request.method} ${pathname}`];
  const { bytes } = await readBody(request);
  try {
    if (!command) throw misuse(`There are only: ${Object.keys(commands).join(', ')}.`);
    const body: unknown = bytes.length > 0 ? JSON.parse(bytes.toString('utf8')) : {};
    answer(response, 200, JSON.stringify(await command(state, body, searchParams)));
  } catch (error) {
    const { problem } = error instanceof Refused ? error : misuse(String(error));
    answer(response, problem.status, problemText(problem));
  }
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}
