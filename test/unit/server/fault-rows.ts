import { strict as assert } from 'node:assert';
import sharp from 'sharp';
import type { FaultName } from '../../server/fault-types.ts';
import type { Json } from './client.ts';

/** What a client sees: the parts of an answer as far as it came. */
export type Seen = {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly text: string;
  /** Whether the answer broke off before its end. */
  readonly broken: boolean;
};
type Proof = (seen: Seen) => void | Promise<void>;

export const code =
  (status: number, expected: string | null, message = /./): Proof =>
  ({ status: found, text, type, headers }) => {
    const { error } = JSON.parse(text) as {
      readonly error: { readonly code: string | null; readonly message: string };
    };
    assert.deepEqual([found, error.code, type], [status, expected, 'application/json']);
    assert.match(error.message, message);
    assert.ok(headers.get('x-request-id'), 'the API numbers its refusals');
  };
export const page =
  (status: number): Proof =>
  ({ status: found, text, type, headers }) => {
    assert.deepEqual([found, type, headers.get('x-request-id')], [status, 'text/html', null]);
    assert.match(text, new RegExp(`<title>${status} `));
  };
const blocked =
  (stage: string): Proof =>
  async (seen) => {
    await code(400, 'moderation_blocked', /safety_violations=\[/)(seen);
    assert.match(seen.text, new RegExp(`"moderation_stage": "${stage}"`));
  };
const answer =
  (check: (body: Json) => void | Promise<void>): Proof =>
  ({ status, type, text }) => {
    assert.deepEqual([status, type], [200, 'application/json']);
    return check(JSON.parse(text) as Json);
  };
const first = (body: Json) => (body.data as readonly Json[])[0] ?? {};
export const stream =
  (expected: RegExp, broken = false): Proof =>
  (seen) => {
    assert.deepEqual([seen.status, seen.type, seen.broken], [200, 'text/event-stream', broken]);
    assert.match(seen.text.replaceAll(/"b64_json":"[\w+/=]*/g, '"b64_json":"…'), expected);
  };
export const preview = 'event: image_generation.partial_image\\ndata: \\{[^\\n]*\\}\\n\\n';
const previews = `^(${preview}){2}`;
const completed = 'event: image_generation.completed\\ndata: \\{[^\\n]*\\}\\n\\n';
const decoded = (body: Json) => Buffer.from(String(first(body).b64_json), 'base64').toString();
const dimensions = async ({ b64_json }: Json) => sharp(Buffer.from(String(b64_json), 'base64')).metadata();

export type Row = { readonly streamed: boolean; readonly proof: Proof };
const plain = (proof: Proof): Row => ({ streamed: false, proof });
const streamed = (proof: Proof): Row => ({ streamed: true, proof });

/** Faults that need more than one plain or one streamed request to be seen have tests of their own below. */
type OwnTest =
  | 'ignored-mask'
  | 'ignored-transparency'
  | 'fewer-pictures'
  | 'hang-before-headers'
  | 'stream-hang'
  | 'endless-keep-alives'
  | 'endless-previews'
  | 'slow-drip'
  | 'endless-blanks'
  | 'body-too-large-early';

export const faultRows: Readonly<Record<Exclude<FaultName, OwnTest>, Row>> = {
  'moderation-blocked-input': plain(blocked('input')),
  'moderation-blocked-output': plain(blocked('output')),
  'invalid-value': plain(code(400, 'invalid_value')),
  'invalid-type': plain(code(400, 'invalid_type')),
  'unknown-parameter': plain(code(400, 'unknown_parameter')),
  'missing-required-parameter': plain(code(400, 'missing_required_parameter')),
  'unsupported-file-mimetype': plain(code(400, 'unsupported_file_mimetype')),
  'missing-file-mimetype': plain(code(400, 'missing_file_mimetype')),
  'invalid-image-file': plain(code(400, 'invalid_image_file')),
  'billing-hard-limit-reached': plain(code(400, 'billing_hard_limit_reached')),
  'invalid-service-tier': plain(code(400, null, /service_tier/)),
  'invalid-api-key': plain(code(401, 'invalid_api_key')),
  'organization-unverified': streamed(code(403, null, /^Your organization must be verified to use the model/)),
  'unsupported-country': plain(code(403, 'unsupported_country_region_territory')),
  'model-not-in-project': plain(code(403, 'model_not_found')),
  'model-not-found': plain(code(404, 'model_not_found')),
  'model-deprecated': plain(code(404, 'model_not_found', /has been deprecated/)),
  'request-timeout': plain(code(408, 'timeout')),
  conflict: plain(code(409, 'conflict')),
  'body-too-large': plain(page(413)),
  'detail-text': plain(({ status, text }) =>
    assert.deepEqual([status, text], [422, '{"detail":"Unprocessable size"}']),
  ),
  'detail-list': plain(({ status, text }) =>
    assert.match(`${status} ${text}`, /^422 \{"detail":\[\{.*"msg":"Field required"/),
  ),
  'rate-limit-exceeded': streamed(code(429, 'rate_limit_exceeded')),
  'slow-down': plain(code(429, 'slow_down')),
  'insufficient-quota': plain(code(429, 'insufficient_quota')),
  'credit-balance-exhausted': plain(code(429, 'credit_balance_exhausted')),
  'organization-spend-limit-exceeded': plain(code(429, 'organization_spend_limit_exceeded')),
  'project-spend-limit-exceeded': plain(code(429, 'project_spend_limit_exceeded')),
  'organization-usage-limit-exceeded': plain(code(429, 'organization_usage_limit_exceeded')),
  'server-error': plain(code(500, null)),
  'empty-error': plain(({ status, text }) => assert.deepEqual([status, text], [500, ''])),
  'bad-gateway': streamed(page(502)),
  overloaded: plain(code(503, 'overloaded')),
  'gateway-timeout': plain(page(504)),
  'string-error': plain(({ status, text }) => assert.deepEqual([status, text], [500, '{"error":"generate failed"}'])),
  redirected: plain(({ status, text }) => assert.deepEqual([status, text], [308, '<h1>Moved</h1>'])),

  'odd-size': plain(
    answer(async (body) => {
      const { width, height } = await dimensions(first(body));
      assert.deepEqual([body.size, width, height], ['1254x1254', 1_254, 1_254]);
    }),
  ),
  'fewer-previews': streamed(stream(new RegExp(`^${preview}${completed}$`))),
  'mislabelled-format': plain(
    answer(async (body) => {
      assert.deepEqual([body.output_format, (await dimensions(first(body))).format], ['png', 'jpeg']);
    }),
  ),
  'truncated-picture': plain(
    answer((body) =>
      assert.rejects(
        sharp(Buffer.from(String(first(body).b64_json), 'base64'))
          .raw()
          .toBuffer(),
      ),
    ),
  ),
  'scripted-svg': plain(answer((body) => assert.match(decoded(body), /^<svg .*<script>/))),
  'page-as-picture': plain(answer((body) => assert.match(decoded(body), /^<!doctype html>/))),

  'json-instead-of-stream': streamed(
    answer(async (body) => assert.equal((await dimensions(first(body))).width, 1_024)),
  ),
  'url-answer': plain(
    answer(async (body) => {
      const picture = await (await fetch(String(first(body).url))).arrayBuffer();
      assert.equal((await sharp(Buffer.from(picture)).metadata()).width, 1_024);
    }),
  ),
  'url-answer-gone': plain(answer(async (body) => assert.equal((await fetch(String(first(body).url))).status, 404))),
  'url-answer-forbidden': plain(
    answer((body) => assert.equal(first(body).url, 'https://169.254.169.254/latest/meta-data')),
  ),
  'bare-answer': plain(answer((body) => assert.deepEqual(Object.keys(body), ['created', 'data']))),
  'empty-data': plain(answer((body) => assert.deepEqual(body.data, []))),
  'missing-data': plain(answer((body) => assert.equal('data' in body, false))),
  'null-b64-json': streamed(answer((body) => assert.deepEqual(body.data, [{ b64_json: null }]))),
  'invalid-base64': plain(answer((body) => assert.match(String(first(body).b64_json), /%/))),
  'html-with-200': plain(({ status, text }) => assert.match(`${status} ${text}`, /^200 <!doctype html>/)),
  'invalid-json-with-200': plain(({ status, text }) => {
    assert.equal(status, 200);
    assert.throws(() => JSON.parse(text), SyntaxError);
  }),
  'error-with-200': plain(answer((body) => assert.match(JSON.stringify(body.error), /moderation_blocked/))),

  'stream-without-completed': streamed(stream(new RegExp(`${previews}$`))),
  'stream-error': streamed(
    stream(
      new RegExp(
        `${previews}event: error\\ndata: \\{"type":"error","error":\\{.*"code":"moderation_blocked".*\\}\\n\\n$`,
      ),
    ),
  ),
  'stream-error-flat': streamed(
    stream(new RegExp(`${previews}event: error\\ndata: \\{"message":.*"type":"error".*\\}\\n\\n$`)),
  ),
  'stream-error-unnamed': streamed(stream(new RegExp(`${previews}data: \\{"error":\\{.*\\}\\}\\n\\n$`))),
  'stream-malformed-json': streamed(
    stream(new RegExp(`${previews}event: image_generation.completed\\ndata: \\{[^}]*\\n\\n$`)),
  ),
  'stream-reset': streamed(stream(new RegExp(`${previews}event: image_generation.completed\\ndata: \\{[^}]*$`), true)),
  'completed-then-reset': streamed(stream(new RegExp(`${previews}${completed}$`), true)),
  'stream-unterminated': streamed(
    stream(new RegExp(`${previews}event: image_generation.completed\\ndata: \\{[^\\n]*\\}\\n$`)),
  ),
  'stream-noise': streamed(
    stream(
      /^: keep-alive\n\n:\n\nretry: 3000\nid: 7\n\nevent: image_generation\.dreaming\n[\s\S]*event: ping\n[\s\S]*"dream_depth":1\}\n\n$/,
    ),
  ),
  'stream-done-marker': streamed(stream(new RegExp(`${previews}${completed}data: \\[DONE\\]\\n\\n$`))),
  'stream-several-completed': streamed(stream(new RegExp(`${previews}(${completed}){2}$`))),
  'stream-crlf': streamed(stream(/^(event: [^\r\n]*\r\ndata: [^\r\n]*\r\n\r\n){3}$/)),
  'stream-without-event-lines': streamed(stream(/^(data: \{"type":"image_generation\.[^\n]*\n\n){3}$/)),
  'stream-skipped-index': streamed(stream(/"partial_image_index":1\}[\s\S]*"partial_image_index":3\}/)),
  'stream-auto-echoes': streamed(
    stream(/^([^\n]*\ndata: [^\n]*"size":"auto","quality":"auto","background":"auto"[^\n]*\n\n){3}$/),
  ),
  'stream-without-usage': streamed(stream(/^(?![\s\S]*"usage")[\s\S]*image_generation\.completed/)),

  'reset-before-headers': plain(({ status, broken }) => assert.deepEqual([status, broken], [0, true])),
  'cut-body': plain(({ status, text, broken }) => {
    assert.deepEqual([status, broken], [200, true]);
    assert.match(text, /^\{"created":/);
  }),
  // fetch unpacks what it is sent.
  'gzip-encoded': streamed((seen) => {
    assert.equal(seen.headers.get('content-encoding'), 'gzip');
    return stream(new RegExp(`${previews}${completed}$`))(seen);
  }),
  'split-bytes': streamed(stream(new RegExp(`${previews}${completed}$`))),
};
