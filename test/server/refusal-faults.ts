import type { FaultOptions, RefusalFault } from './fault-types.ts';
import { moderationProblem, type Problem, problemText } from './problems.ts';
import type { Reply } from './script.ts';

type Refusal = {
  readonly about: string;
  readonly reply: (options: FaultOptions) => Reply;
};

const json = { 'content-type': 'application/json' };
const verify =
  'Your organization must be verified to use the model `gpt-image-2`. Please go to: ' +
  'https://platform.openai.com/settings/organization/general and click on Verify Organization.';
const quota = 'You exceeded your current quota, please check your plan and billing details.';

/** Every way in which the API, another server or a proxy says no before a picture is begun. */
export const refusalFaults: Readonly<Record<RefusalFault, Refusal>> = {
  'moderation-blocked-input': moderation('input'),
  'moderation-blocked-output': moderation('output'),
  'invalid-value': problem(400, 'invalid_request_error', 'invalid_value', 'Invalid value.', 'quality'),
  'invalid-type': problem(400, 'invalid_request_error', 'invalid_type', "Invalid type for 'n'.", 'n'),
  'unknown-parameter': problem(400, 'invalid_request_error', 'unknown_parameter', "Unknown parameter: 'x'.", 'x'),
  'missing-required-parameter': problem(
    400,
    'invalid_request_error',
    'missing_required_parameter',
    "Missing required parameter: 'prompt'.",
    'prompt',
  ),
  'unsupported-file-mimetype': problem(
    400,
    'invalid_request_error',
    'unsupported_file_mimetype',
    "Invalid file 'image[0]': unsupported mimetype ('application/octet-stream').",
    'image[0]',
  ),
  'missing-file-mimetype': problem(
    400,
    'invalid_request_error',
    'missing_file_mimetype',
    "Invalid file 'image[0]': missing mimetype.",
    'image[0]',
  ),
  'invalid-image-file': problem(
    400,
    'invalid_request_error',
    'invalid_image_file',
    'Invalid image file or mode for image 1, please check your image file.',
    'image[0]',
  ),
  'billing-hard-limit-reached': problem(
    400,
    'billing_limit_user_error',
    'billing_hard_limit_reached',
    'Billing hard limit has been reached.',
  ),
  'invalid-service-tier': problem(400, 'invalid_request_error', null, 'Invalid service_tier argument.', 'service_tier'),
  'invalid-api-key': problem(
    401,
    'invalid_request_error',
    'invalid_api_key',
    'Incorrect API key provided: stan****-key. You can find your API key at https://platform.openai.com/account/api-keys.',
  ),
  'organization-unverified': problem(403, 'invalid_request_error', null, verify),
  'unsupported-country': problem(
    403,
    'request_forbidden',
    'unsupported_country_region_territory',
    'Country, region, or territory not supported',
  ),
  'model-not-in-project': problem(
    403,
    'invalid_request_error',
    'model_not_found',
    'Project `proj_stand_in` does not have access to model `gpt-image-2`',
  ),
  'model-not-found': problem(
    404,
    'invalid_request_error',
    'model_not_found',
    'The model does not exist or you do not have access to it.',
  ),
  'model-deprecated': problem(
    404,
    'invalid_request_error',
    'model_not_found',
    'The model `gpt-image-1` has been deprecated, learn more here: https://platform.openai.com/docs/deprecations',
  ),
  'request-timeout': problem(408, 'server_error', 'timeout', 'The request timed out.'),
  conflict: problem(409, 'invalid_request_error', 'conflict', 'The resource is locked by another request.'),
  'body-too-large': html(413, 'Request Entity Too Large'),
  'body-too-large-early': html(413, 'Request Entity Too Large'),
  'detail-text': {
    about: '422 {"detail":"text"}, as FastAPI servers refuse',
    reply: (options) => reply(422, json, JSON.stringify({ detail: options.message ?? 'Unprocessable size' }), options),
  },
  'detail-list': {
    about: '422 {"detail":[…]}, as FastAPI servers refuse a body',
    reply: (options) => {
      const detail = [
        { type: 'missing', loc: ['body', 'prompt'], msg: options.message ?? 'Field required', input: {} },
      ];
      return reply(422, json, JSON.stringify({ detail }), options);
    },
  },
  'rate-limit-exceeded': problem(
    429,
    'requests',
    'rate_limit_exceeded',
    'Rate limit reached for images per minute: Limit 5, Used 5, Requested 1. Please try again in 12s.',
  ),
  'slow-down': problem(429, 'rate_limit_error', 'slow_down', 'Please slow down.'),
  'insufficient-quota': problem(429, 'insufficient_quota', 'insufficient_quota', quota),
  'credit-balance-exhausted': problem(429, 'insufficient_quota', 'credit_balance_exhausted', quota),
  'organization-spend-limit-exceeded': problem(
    429,
    'insufficient_quota',
    'organization_spend_limit_exceeded',
    'Your organization has reached its spend limit.',
  ),
  'project-spend-limit-exceeded': problem(
    429,
    'insufficient_quota',
    'project_spend_limit_exceeded',
    'Your project has reached its spend limit.',
  ),
  'organization-usage-limit-exceeded': problem(
    429,
    'insufficient_quota',
    'organization_usage_limit_exceeded',
    'Your organization has reached its usage limit.',
  ),
  'server-error': problem(
    500,
    'server_error',
    null,
    'The server had an error while processing your request. Sorry about that!',
  ),
  'empty-error': { about: '500 with no body at all', reply: (options) => reply(500, {}, '', options) },
  'bad-gateway': html(502, 'Bad Gateway'),
  overloaded: problem(503, 'server_error', 'overloaded', 'The engine is currently overloaded, please try again later.'),
  'gateway-timeout': html(504, 'Gateway Time-out'),
  redirected: {
    about: 'a permanent redirect to another host, which would get the prompt',
    reply: (options) =>
      reply(308, { location: 'https://elsewhere.example/v1/images/generations' }, '<h1>Moved</h1>', options),
  },
  'string-error': {
    about: '500 {"error":"text"}, as stable-diffusion.cpp refuses',
    reply: (options) => reply(500, json, JSON.stringify({ error: options.message ?? 'generate failed' }), options),
  },
};

function problem(status: number, type: string, code: string | null, message: string, param?: string): Refusal {
  return {
    about: `${status} ${code ?? message}`,
    reply: (options) => problemReply({ status, type, code, param: param ?? null, message }, options),
  };
}

function moderation(stage: 'input' | 'output'): Refusal {
  return {
    about: `400 moderation_blocked at the ${stage} stage`,
    reply: (options) => problemReply(moderationProblem(stage), options),
  };
}

function problemReply(problem: Problem, options: FaultOptions): Reply {
  return reply(problem.status, json, problemText({ ...problem, message: options.message ?? problem.message }), options);
}

/** A page of the proxy in front of the API: no JSON and no request id. */
function html(status: number, title: string): Refusal {
  const body = `<html>\r\n<head><title>${status} ${title}</title></head>\r\n<body><center><h1>${status} ${title}</h1></center><hr><center>nginx</center></body>\r\n</html>\r\n`;
  return {
    about: `${status} as an HTML page of a proxy`,
    reply: (options) => ({
      ...reply(status, { 'content-type': 'text/html', server: 'nginx' }, body, options),
      edge: true,
    }),
  };
}

function reply(status: number, headers: Record<string, string>, body: string, options: FaultOptions): Reply {
  return { status: options.status ?? status, headers: { ...headers, ...retryHeaders(options) }, body };
}

function retryHeaders({ retryAfter, retryAfterDate, retryAfterMs, shouldRetry }: FaultOptions): Record<string, string> {
  const after = retryAfterDate === undefined ? retryAfter : new Date(Date.now() + retryAfterDate * 1000).toUTCString();
  return {
    ...(after === undefined ? {} : { 'retry-after': String(after) }),
    ...(retryAfterMs === undefined ? {} : { 'retry-after-ms': String(retryAfterMs) }),
    ...(shouldRetry === undefined ? {} : { 'x-should-retry': String(shouldRetry) }),
  };
}
