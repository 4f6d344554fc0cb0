import assert from 'node:assert/strict';
import { createSseParser, type SseMessage } from '../../../../src/core/wire/sse.ts';

const cases: Readonly<Record<string, readonly [text: string, messages: readonly SseMessage[]]>> = {
  'an event with its data': ['event: a\ndata: 1\n\n', [{ event: 'a', data: '1' }]],
  'CRLF line ends': ['event: a\r\ndata: 1\r\n\r\n', [{ event: 'a', data: '1' }]],
  'CR line ends': ['event: a\rdata: 1\r\r', [{ event: 'a', data: '1' }]],
  'mixed line ends': [
    'event: a\r\ndata: 1\rdata: 2\n\r\ndata: 3\n\n',
    [
      { event: 'a', data: '1\n2' },
      { event: '', data: '3' },
    ],
  ],
  'a byte order mark': ['\ufeffdata: 1\n\n', [{ event: '', data: '1' }]],
  'comments and keep-alives': [': hello\n\ndata: 1\n: there\n\n:\n\n', [{ event: '', data: '1' }]],
  'data without a blank after the colon': ['data:1\n\n', [{ event: '', data: '1' }]],
  'only one blank taken away': ['data:  1 \n\n', [{ event: '', data: ' 1 ' }]],
  'several data lines': ['data: 1\ndata\ndata: 3\n\n', [{ event: '', data: '1\n\n3' }]],
  'fields that nobody knows': ['id: 7\nretry: 10\nsomething: else\ndata: 1\n\n', [{ event: '', data: '1' }]],
  'an event without data, which is none': ['event: a\n\ndata: 1\n\n', [{ event: '', data: '1' }]],
  'letters of several bytes': ['data: 狐狸 🦊\n\n', [{ event: '', data: '狐狸 🦊' }]],
  'a last message without its blank line': [
    'data: 1\n\nevent: a\ndata: 2\n',
    [
      { event: '', data: '1' },
      { event: 'a', data: '2' },
    ],
  ],
  'a last message without a line end': ['data: 1', [{ event: '', data: '1' }]],
  nothing: ['', []],
};

describe('the stream parser reads', () => {
  for (const [name, [text, expected]] of Object.entries(cases)) {
    const bytes = new TextEncoder().encode(text);
    it(`${name}, in one piece`, () => assert.deepEqual(parse([bytes]), expected));
    it(`${name}, byte by byte`, () =>
      assert.deepEqual(parse(Array.from(bytes, (byte) => Uint8Array.of(byte))), expected));
    it(`${name}, at every single split`, () => {
      for (let at = 0; at <= bytes.length; at++) {
        assert.deepEqual(parse([bytes.subarray(0, at), bytes.subarray(at)]), expected, `split at ${at}`);
      }
    });
  }

  it('a line of eight megabytes in small pieces', () => {
    const line = new TextEncoder().encode(`data: ${'A'.repeat(8 * 1024 * 1024)}\n\n`);
    const pieces = [];
    for (let at = 0; at < line.length; at += 1024) pieces.push(line.subarray(at, at + 1024));
    const [message] = parse(pieces);
    assert.equal(message?.data.length, 8 * 1024 * 1024);
  });
});

function parse(pieces: readonly Uint8Array[]): SseMessage[] {
  const parser = createSseParser();
  return [...pieces.flatMap((piece) => parser.push(piece)), ...parser.end()];
}
