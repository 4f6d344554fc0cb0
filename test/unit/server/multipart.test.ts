import { strict as assert } from 'node:assert';
import { request } from 'node:http';
import { connect } from 'node:net';
import { type StandIn, startStandIn } from '../../server/stand-in.ts';
import { type ErrorBody, solid } from './client.ts';

const boundary = 'edge';
const file = (type: string | undefined, name = 'image', filename = 'a.png') =>
  `Content-Disposition: form-data; name="${name}"; filename="${filename}"${type ? `\r\nContent-Type: ${type}` : ''}`;
const field = (name: string) => `Content-Disposition: form-data; name="${name}"`;

describe('the stand-in reads a form', () => {
  let server: StandIn;
  let png: Buffer;
  before(async () => {
    server = await startStandIn();
    png = await solid(64, 64);
  });
  after(() => server.close());

  const good = () => [
    part(field('model'), 'gpt-image-2'),
    part(field('prompt'), 'a boat'),
    part(file('image/png'), png),
  ];

  it('byte by byte as it was sent, with names and text in any script', async () => {
    server.reset();
    const size = part(field('size'), '1024x640');
    const body = form([
      part(field('prompt'), 'ein Böötchen 🛶'),
      part(file('image/png', 'image', 'sch%22ön.png'), png),
      size,
      part(field('model'), 'gpt-image-2'),
    ]);
    const { status } = await post(body);
    const { files, fields, length } = await server.nextRequest();
    assert.equal(status, 200);
    assert.deepEqual(fields, { prompt: 'ein Böötchen 🛶', size: '1024x640', model: 'gpt-image-2' });
    assert.deepEqual(
      files.map(({ filename, length: bytes, width }) => [filename, bytes, width]),
      [['sch"ön.png', png.length, 64]],
    );
    assert.equal(length, body.length);
  });

  it('that comes in chunks instead of with a length', async () => {
    assert.equal((await post(form(good()), { chunked: true })).status, 200);
  });

  it('with a quoted boundary and text after the last line break', async () => {
    const type = `multipart/form-data; charset=utf-8; boundary="${boundary}"`;
    assert.equal((await post(form(good(), ''), { type })).status, 200);
  });

  type Row = readonly [why: string, body: () => Buffer, expected: RegExp, type?: string];
  const rows: readonly Row[] = [
    ['no boundary in the header', () => form(good()), /has no boundary/, 'multipart/form-data'],
    ['another boundary', () => form(good()), /does not start/, 'multipart/form-data; boundary=other'],
    ['an illegal boundary', () => form(good()), /illegal boundary/, 'multipart/form-data; boundary="a@b"'],
    ['a preamble', () => Buffer.concat([Buffer.from('hello\r\n'), form(good())]), /does not start/],
    ['an epilogue', () => Buffer.concat([form(good()), Buffer.from('bye')]), /bytes follow/],
    ['no parts', () => Buffer.from(`--${boundary}--\r\n`), /has no parts/],
    ['no closing boundary', () => form(good()).subarray(0, -6), /closing boundary is missing/],
    [
      'bare line feeds',
      () =>
        Buffer.from(
          form([part(field('model'), 'x')])
            .toString()
            .replaceAll('\r\n', '\n'),
        ),
      /CRLF/,
    ],
    ['a part without an empty line', () => form([Buffer.from(field('model'))]), /no empty line/],
    ['a part without disposition', () => form([part('Content-Type: text/plain', 'x')]), /Content-Disposition/],
    ['a part without name', () => form([part('Content-Disposition: form-data', 'x')]), /no name/],
    ['an attachment', () => form([part('Content-Disposition: attachment; name="model"', 'x')]), /Content-Disposition/],
    ['a header twice', () => form([part(`${field('a')}\r\n${field('b')}`, 'x')]), /twice/],
    ['a line that is no header', () => form([part(`${field('a')}\r\nnonsense`, 'x')]), /header line/],
    [
      'base64 in a part',
      () => form([part(`${field('a')}\r\nContent-Transfer-Encoding: base64`, 'eA==')]),
      /transfer-encoded/,
    ],
  ];
  for (const [why, body, expected, type] of rows) {
    it(`and refuses one with ${why}`, async () => {
      const { status, error } = await post(body(), type ? { type } : {});
      assert.equal(status, 400);
      assert.match(error.message, /^Could not parse multipart form: /);
      assert.match(error.message, expected);
    });
  }

  const partRows: readonly (readonly [why: string, part: () => Buffer, code: string, param: string])[] = [
    ['no type', () => part(file(undefined), png), 'missing_file_mimetype', 'image[0]'],
    [
      'a type but no file name',
      () => part(`${field('image')}\r\nContent-Type: image/png`, png),
      'invalid_type',
      'image[0]',
    ],
    ['the name of a text', () => part(`${field('user')}\r\nContent-Type: image/png`, png), 'invalid_type', 'user'],
    ['an empty file name', () => part(file('image/png', 'image', ''), png), 'invalid_type', 'image[0]'],
    ['no bytes', () => part(file('image/png'), ''), 'invalid_image_file', 'image[0]'],
  ];
  for (const [why, picture, code, param] of partRows) {
    it(`and refuses a picture with ${why}`, async () => {
      const { status, error } = await post(form([...good().slice(0, 2), picture()]));
      assert.deepEqual([status, error.code, error.param], [400, code, param]);
    });
  }

  it('and refuses the same field twice, and text that is not UTF-8', async () => {
    const twice = await post(form([...good(), part(field('prompt'), 'again')]));
    const latin = await post(form([...good().slice(0, 1), part(field('prompt'), Buffer.from('B\xf6t', 'latin1'))]));
    assert.match(latin.error.message, /not valid UTF-8/);
    assert.deepEqual(
      [twice.status, twice.error.param, latin.status, latin.error.param],
      [400, 'prompt', 400, 'prompt'],
    );
  });

  it('and notices a Content-Length that is too small, or missing', async () => {
    server.reset();
    const body = form(good());
    const answers = await Promise.all([raw([`Content-Length: ${body.length - 40}`], body), raw([], Buffer.alloc(0))]);
    assert.deepEqual(
      answers.map((text) => text.slice(0, 12)),
      ['HTTP/1.1 400', 'HTTP/1.1 411'],
    );
    assert.deepEqual(server.brokenConnections, ['HPE_INVALID_METHOD']);
  });

  type Answer = { readonly status: number | undefined; readonly error: ErrorBody['error'] };
  function post(
    body: Buffer,
    { type = `multipart/form-data; boundary=${boundary}`, chunked = false } = {},
  ): Promise<Answer> {
    return new Promise((done, failed) => {
      const headers = {
        authorization: `Bearer ${server.key}`,
        'content-type': type,
        ...(chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': body.length }),
      };
      const sent = request(`${server.url}/images/edits`, { method: 'POST', headers }, async (response) => {
        const text = Buffer.concat(await response.toArray()).toString();
        done({ status: response.statusCode, ...(JSON.parse(text) as ErrorBody) });
      });
      sent.on('error', failed);
      for (let at = 0; at < body.length; at += 1_000) sent.write(body.subarray(at, at + 1_000));
      sent.end();
    });
  }

  function raw(headers: readonly string[], body: Buffer): Promise<string> {
    return new Promise((done, failed) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
      const lines = ['POST /v1/images/edits HTTP/1.1', 'Host: x', `Authorization: Bearer ${server.key}`];
      const type = `Content-Type: multipart/form-data; boundary=${boundary}`;
      let text = '';
      socket.write(`${[...lines, type, ...headers].join('\r\n')}\r\n\r\n`);
      socket.write(body);
      socket.on('data', (chunk) => {
        text += chunk.toString('latin1');
        if (text.includes('\r\n\r\n')) socket.end();
      });
      socket.on('error', failed).on('close', () => done(text));
    });
  }
});

function part(headers: string, body: Buffer | string): Buffer {
  return Buffer.concat([Buffer.from(`${headers}\r\n\r\n`), Buffer.from(body)]);
}

function form(parts: readonly Buffer[], end = '\r\n'): Buffer {
  const pieces = parts.flatMap((bytes) => [Buffer.from(`--${boundary}\r\n`), bytes, Buffer.from('\r\n')]);
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--${end}`)]);
}
