import assert from 'node:assert/strict';
import type { Call } from '../../../../src/core/wire/call.ts';
import { download } from '../../../../src/core/wire/download.ts';
import type { HttpRequest, Send } from '../../../../src/core/wire/http.ts';
import { createPictureSinks } from '../../../../src/node/picture-sink.ts';

describe('the download of a picture', () => {
  const rows: readonly (readonly [
    what: string,
    address: string,
    baseUrl: string,
    reach: Pick<HttpRequest, 'reach'>,
  ])[] = [
    ['only at a public address', 'https://blobs.example.com/a.png', 'https://api.example.com/v1', { reach: 'public' }],
    ['wherever the API itself is', 'https://api.example.com/a.png', 'https://api.example.com/v1', {}],
    ['on this machine where the API is here', 'http://localhost:9/a.png', 'http://127.0.0.1:8/v1', {}],
  ];
  for (const [what, url, baseUrl, reach] of rows) {
    it(`is asked for without the key, ${what}`, async () => {
      const asked: HttpRequest[] = [];
      const send: Send = async (request) => {
        asked.push(request);
        return { status: 200, headers: {}, body: pieces('a ', 'picture') };
      };
      const answer: Call = { reply: { status: 200, headers: {} }, bytes: pieces(), close: () => {} };
      const sink = createPictureSinks(undefined)('picture');
      const ports = { send, limits: { idle: 1000, download: 1000 } };
      await download(url, baseUrl, sink, ports, answer, new AbortController().signal);
      assert.deepEqual(asked, [{ method: 'GET', url, headers: {}, ...reach }]);
      assert.equal(sink.length(), 'a picture'.length);
    });
  }
});

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text);
}
