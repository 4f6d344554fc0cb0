import { networkCode } from '../../src/node/network-error.ts';
import { PLAIN_NETWORK } from '../../src/node/network-facts.ts';
import { createTransport } from '../../src/node/transport.ts';

/** Asks for an address in the way that the environment of this process says; resolves to the status, or the code of the error. */
async function askFor(url: string, key: string): Promise<string> {
  const { send } = createTransport(() => ({ ...PLAIN_NETWORK, route: 'undici', environment: process.env }));
  try {
    const headers = { authorization: `Bearer ${key}` };
    const { status, body } = await send({ method: 'GET', url, headers }, new AbortController().signal);
    for await (const _chunk of body);
    return String(status);
  } catch (error) {
    return networkCode(error);
  }
}

const [url = '', key = ''] = process.argv.slice(2);
void askFor(url, key).then(console.log);
