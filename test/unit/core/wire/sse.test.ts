import assert from 'node:assert/strict';
import type { PictureUse } from '../../../../src/core/wire/picture-sink.ts';
import { createAnswerParser } from '../../../../src/core/wire/sse.ts';
import { createPictureSinks } from '../../../../src/node/picture-sink.ts';
import { chunkings, inPieces } from './chunkings.ts';

/** A message as a test writes it: a picture is told by the text in it, or by its flaw. */
type Read = { readonly event: string; readonly json: unknown; readonly pictures?: readonly string[] };
type Row = readonly [text: string, messages: readonly Read[]];

const fox = base64('a red fox');
const data = (json: unknown, event = ''): Read => ({ event, json });
const picture = (json: unknown, ...pictures: string[]): Read => ({ event: '', json, pictures });

const streams: Readonly<Record<string, Row>> = {
  'an event with its data': ['event: a\ndata: 1\n\n', [data(1, 'a')]],
  'CRLF line ends': ['event: a\r\ndata: 1\r\n\r\n', [data(1, 'a')]],
  'CR line ends': ['event: a\rdata: 1\r\r', [data(1, 'a')]],
  'mixed line ends': ['event: a\r\ndata: [1,\rdata: 2]\n\r\ndata: 3\n\n', [data([1, 2], 'a'), data(3)]],
  'a byte order mark': ['\ufeffdata: 1\n\n', [data(1)]],
  'a byte order mark before an empty line': ['\ufeff\n\ndata: 1\n\n', [data(1)]],
  'comments and keep-alives': [': hello\n\ndata: 1\n: there\n\n:\n\n', [data(1)]],
  'data without a blank after the colon': ['data:1\n\n', [data(1)]],
  'only one blank taken away': ['data:  " a "\n\n', [data(' a ')]],
  'several data lines': ['data: {"a":\ndata\ndata: 3}\n\n', [data({ a: 3 })]],
  'fields that nobody knows': ['id: 7\nretry: 10\nsomething-long-that-goes-on: else\ndata: 1\n\n', [data(1)]],
  'fields that only begin or end like data': ['databank: 0\nmydata: 0\n data: 0\ndata: 1\n\n', [data(1)]],
  'an event without data, which is none': ['event: a\n\ndata: 1\n\n', [data(1)]],
  'the last of two event lines': ['event: a\nevent: b\ndata: 1\n\n', [data(1, 'b')]],
  'an event line without a value': ['event: a\nevent\ndata: 1\n\n', [data(1)]],
  'letters of several bytes': ['data: "狐狸 🦊"\n\n', [data('狐狸 🦊')]],
  'the mark at the end of some streams': ['data: [DONE]\n\n', [data('[DONE] as it stands')]],
  'a last message without its blank line': ['data: 1\n\nevent: a\ndata: 2\n', [data(1), data(2, 'a')]],
  'a last message without a line end': ['data: 1', [data(1)]],
  'a last line of its name only': ['data: 1\ndata', [data(1)]],
  nothing: ['', []],
  'a picture': [`data: {"b64_json":"${fox}"}\n\n`, [picture({ b64_json: '0' }, 'a red fox')]],
  'pictures of several messages': [
    `data: {"b64_json":"${fox}"}\n\ndata: {"b64_json":"${base64('an owl')}"}\n\n`,
    [picture({ b64_json: '0' }, 'a red fox'), picture({ b64_json: '0' }, 'an owl')],
  ],
  'a picture before its type': [
    `data: {"b64_json":"${fox}","type":"x.completed"}\n\n`,
    [picture({ b64_json: '0', type: 'x.completed' }, 'a red fox')],
  ],
  'a picture cut by the end of its line, which is none': [
    `data: {"b64_json":"${fox.slice(0, 5)}\ndata: ${fox.slice(5)}"}\n\n`,
    [picture({ b64_json: '0' }, 'no-base64')],
  ],
  'a picture that the end of its message cuts': [
    `data: {"b64_json":"${fox}\n\ndata: 1\n\n`,
    [{ event: '', json: 'no JSON', pictures: ['unfinished'] }, data(1)],
  ],
  'a JSON body under the name of a stream': [
    `{"data":[\n{"b64_json":"${fox}"}]}`,
    [picture({ data: [{ b64_json: '0' }] }, 'a red fox')],
  ],
};

const bodies: Readonly<Record<string, Row>> = {
  'no picture': ['{"data":[]}', [data({ data: [] })]],
  'blanks everywhere': [
    ` \r\n{ "b64_json" \t:\n "${fox}" , "a" : [ 1 , 2 ] } `,
    [picture({ b64_json: '0', a: [1, 2] }, 'a red fox')],
  ],
  'a blank inside a number, which is wrong': ['[1 2]', [data('no JSON')]],
  'a byte order mark': ['\ufeff{"a":1}', [data({ a: 1 })]],
  'several pictures': [
    `{"data":[{"b64_json":"${fox}"},{"b64_json":"${base64('an owl')}"}]}`,
    [picture({ data: [{ b64_json: '0' }, { b64_json: '1' }] }, 'a red fox', 'an owl')],
  ],
  'null, a number and nothing': [
    '[{"b64_json":null},{"b64_json":0},{"b64_json":""}]',
    [picture([{ b64_json: null }, { b64_json: 0 }, { b64_json: '0' }], '')],
  ],
  'a list under the name': [`{"b64_json":["${fox}"]}`, [data({ b64_json: [fox] })]],
  'decoys in a text': [
    `{"prompt":"\\"b64_json\\":\\"${fox}\\" b64_json\\\\","b64_json":"${fox}"}`,
    [picture({ prompt: `"b64_json":"${fox}" b64_json\\`, b64_json: '0' }, 'a red fox')],
  ],
  'the name as a value': ['{"a":"b64_json","b":["b64_json","x"]}', [data({ a: 'b64_json', b: ['b64_json', 'x'] })]],
  'names that only begin or end alike': [
    '{"b64_json2":"x","xb64_json":"y","b64":"z"}',
    [data({ b64_json2: 'x', xb64_json: 'y', b64: 'z' })],
  ],
  'the name spelled with escapes': [
    `{"b64\\u005fjson":"${fox}","\\u0062\\u0036\\u0034\\u005f\\u006a\\u0073\\u006f\\u006e":"${fox}"}`,
    [picture({ b64_json: '1' }, 'a red fox', 'a red fox')],
  ],
  'escaped slashes and pluses': [
    `{"b64_json":"${base64('???>>>~~~').replaceAll('/', '\\/').replaceAll('+', '\\u002b')}"}`,
    [picture({ b64_json: '0' }, '???>>>~~~')],
  ],
  'other escapes of letters': ['{"b64_json":"\\u0059Q\\u003D\\u003d"}', [picture({ b64_json: '0' }, 'a')]],
  'the alphabet for addresses': [
    `{"b64_json":"${base64('???>>>~~~').replaceAll('/', '_').replaceAll('+', '-')}"}`,
    [picture({ b64_json: '0' }, '???>>>~~~')],
  ],
  'lines folded as in mail': [
    `{"b64_json":"${fox.replace(/.{5}/g, '$&\\r\\n ')}"}`,
    [picture({ b64_json: '0' }, 'a red fox')],
  ],
  'no padding': [
    '{"a":{"b64_json":"YQ"},"b":{"b64_json":"YWI"}}',
    [picture({ a: { b64_json: '0' }, b: { b64_json: '1' } }, 'a', 'ab')],
  ],
  'padding after a blank': ['{"b64_json":"YQ =="}', [picture({ b64_json: '0' }, 'a')]],
  'a data address': [`{"b64_json":"data:image/png;base64,${fox}"}`, [picture({ b64_json: '0' }, 'a red fox')]],
  'what begins like a data address': [
    '{"b64_json":"dataYQ=="}',
    [picture({ b64_json: '0' }, Buffer.from('dataYQ==', 'base64').toString('latin1'))],
  ],
  'a word that begins like one and ends': ['{"b64_json":"dat"}', [picture({ b64_json: '0' }, 'u«')]],
  'a data address without an end': ['{"b64_json":"data:image/png"}', [picture({ b64_json: '0' }, 'no-base64')]],
  'a raw line end': [`{"b64_json":"${fox.slice(0, 4)}\n${fox.slice(4)}"}`, [picture({ b64_json: '0' }, 'no-base64')]],
  'letters that base64 does not have': ['{"b64_json":"YW%I"}', [picture({ b64_json: '0' }, 'no-base64')]],
  'letters of several bytes': ['{"b64_json":"YWI狐"}', [picture({ b64_json: '0' }, 'no-base64')]],
  'an escaped letter that base64 does not have': ['{"b64_json":"YW\\"I"}', [picture({ b64_json: '0' }, 'no-base64')]],
  'one character too many': ['{"b64_json":"YWFhY"}', [picture({ b64_json: '0' }, 'no-base64')]],
  'letters after the padding': ['{"b64_json":"YQ==YWFh"}', [picture({ b64_json: '0' }, 'no-base64')]],
  'padding in the middle': ['{"b64_json":"YQ=a"}', [picture({ b64_json: '0' }, 'no-base64')]],
  'too much padding': ['{"b64_json":"YQ==="}', [picture({ b64_json: '0' }, 'no-base64')]],
  'an end inside of a picture': [`{"b64_json":"${fox}`, [{ event: '', json: 'no JSON', pictures: ['unfinished'] }]],
  'a page': ['<html>"b64_json":"YQ=="</html>', [{ event: '', json: 'no JSON', pictures: ['a'] }]],
};

for (const [title, contentType, rows] of [
  ['the parser reads in a stream', 'text/event-stream; charset=utf-8', streams],
  ['the parser reads in a body', 'application/json', bodies],
] as const) {
  describe(title, () => {
    for (const [name, [text, expected]] of Object.entries(rows)) {
      it(name, async () => {
        const bytes = new TextEncoder().encode(text);
        for (const pieces of chunkings(bytes)) {
          assert.deepEqual(
            await read(pieces, contentType),
            expected,
            `in pieces of ${pieces.map((one) => one.length)}`,
          );
        }
      });
    }
  });
}

describe('the parser tells what a picture is for before its first byte', () => {
  const picture = (type: string) => `data: {"type":"${type}","b64_json":"${fox}"}\n\n`;
  const rows: Readonly<Record<string, readonly [text: string, uses: readonly PictureUse[], contentType?: string]>> = {
    'by the name of the event': [
      `event: image_edit.partial_image\n${picture('')}event: image_edit.completed\n${picture('')}`,
      ['preview', 'picture'],
    ],
    'by the type in the data': [
      picture('image_generation.partial_image') + picture('image_generation.completed'),
      ['preview', 'picture'],
    ],
    'not where its type comes after it': [
      `data: {"b64_json":"${fox}","type":"image_generation.completed"}\n\n`,
      ['unknown'],
    ],
    'not where nobody knows the event': [`event: else\n${picture('image_generation.completed')}`, ['unknown']],
    'in a body, where there are no previews': [
      `{"data":[{"b64_json":"${fox}"},{"b64_json":"${fox}"}]}`,
      ['picture', 'picture'],
      'application/json',
    ],
    'in a body under the name of a stream': [`{"data":[{"b64_json":"${fox}"}]}`, ['picture']],
  };
  for (const [how, [text, expected, contentType = 'text/event-stream']] of Object.entries(rows)) {
    it(how, () => {
      for (const pieces of chunkings(new TextEncoder().encode(text))) {
        const uses: PictureUse[] = [];
        const createSink = createPictureSinks(undefined);
        const parser = createAnswerParser(contentType, (use) => {
          uses.push(use);
          return createSink(use);
        });
        for (const piece of pieces) parser.push(piece);
        assert.deepEqual(uses, expected, `in pieces of ${pieces.map((one) => one.length)}`);
      }
    });
  }
});

describe('the parser stays small', () => {
  const stream = (pieces: Iterable<Uint8Array>) => {
    const parser = createAnswerParser('text/event-stream', createPictureSinks(undefined));
    return [...pieces].flatMap((piece) => parser.push(piece));
  };
  const repeated = (text: string, times: number) => Array<Uint8Array>(times).fill(new TextEncoder().encode(text));

  it('over a comment, a name and blanks without end', () => {
    const before = process.memoryUsage().arrayBuffers;
    assert.deepEqual(stream(repeated(`: ${' '.repeat(65_534)}`, 256)), []);
    assert.deepEqual(stream(repeated('x'.repeat(65_536), 256)), []);
    assert.deepEqual(stream(repeated(`data: ${' '.repeat(65_530)}\n`, 255)), []);
    const grown = process.memoryUsage().arrayBuffers - before;
    assert.ok(grown < 8 * 1024 * 1024, `${grown} bytes more`);
  });

  it('by refusing blanks without end', () => {
    assert.throws(() => stream(repeated(`data: ${' '.repeat(65_530)}\n`, 257)), RangeError);
  });

  it('by refusing a text of more than four megabytes beside the pictures', () => {
    assert.throws(() => stream([...repeated('data: "', 1), ...repeated('x'.repeat(65_536), 65)]), RangeError);
  });

  it('by refusing more pictures than anybody asks for', () => {
    assert.throws(() => stream(repeated('data: {"b64_json":"YQ=="}\n', 101)), RangeError);
  });

  it('in time: a hundred thousand lines in one piece take no longer than their letters', () => {
    const started = performance.now();
    stream([new TextEncoder().encode('\n'.repeat(500_000) + 'data\n'.repeat(100_000))]);
    assert.ok(performance.now() - started < 1500);
  });
});

it('the parser decodes eight megabytes in pieces of any size', async () => {
  const bytes = Buffer.alloc(6 * 1024 * 1024, 'a red fox jumps over ');
  const text = new TextEncoder().encode(`data: {"b64_json":"${bytes.toString('base64')}"}\n\n`);
  for (const size of [1021, 65_536, text.length]) {
    const parser = createAnswerParser('text/event-stream', createPictureSinks(undefined));
    const [message] = inPieces(text, () => size).flatMap((piece) => parser.push(piece));
    const [value] = message?.values ?? [];
    const decoded = await value?.sink.finish();
    assert.ok(decoded instanceof Uint8Array && bytes.equals(decoded), `in pieces of ${size}`);
  }
});

async function read(pieces: readonly Uint8Array[], contentType: string): Promise<Read[]> {
  const parser = createAnswerParser(contentType, createPictureSinks(undefined));
  const messages = [...pieces.flatMap((piece) => parser.push(piece)), ...parser.end()];
  return Promise.all(
    messages.map(async ({ event, text, values }) => {
      const json = parsed(text);
      const open = json === 'no JSON' && text.endsWith('"0');
      const pictures = await Promise.all(
        values.map(async ({ sink, flaw }) => {
          if (open) return 'unfinished';
          const bytes = await sink.finish();
          return flaw() ?? (bytes instanceof Uint8Array ? Buffer.from(bytes).toString('latin1') : 'spooled');
        }),
      );
      return { event, json, ...(pictures.length > 0 ? { pictures } : {}) };
    }),
  );
}

function parsed(text: string): unknown {
  if (text === '[DONE]') return '[DONE] as it stands';
  try {
    return JSON.parse(text);
  } catch {
    return 'no JSON';
  }
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
