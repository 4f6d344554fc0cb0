/** What the API answers when it refuses: the status and the members of its `error` object. */
export type Problem = {
  readonly status: number;
  readonly type: string;
  readonly code: string | null;
  readonly param: string | null;
  readonly message: string;
  /** Further members of `error`, such as `moderation_details`. */
  readonly more?: Readonly<Record<string, unknown>>;
};

/** Thrown by every check, so that the first broken rule ends the reading of a request as it does at the API. */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** A problem of status 400 and type `invalid_request_error`. */
export function refused(code: string | null, param: string | null, message: string): Refused {
  return new Refused({ status: 400, type: 'invalid_request_error', code, param, message });
}

export function invalidValue(param: string, message: string): Refused {
  return refused('invalid_value', param, message);
}

/** The kind of refusal the image models themselves give, such as one about sizes. */
export function imageUserError(param: string, message: string): Refused {
  return new Refused({ status: 400, type: 'image_generation_user_error', code: 'invalid_value', param, message });
}

export function invalidType(param: string, expected: string, got: string): Refused {
  return refused(
    'invalid_type',
    param,
    `Invalid type for '${param}': expected ${expected}, but got ${withArticle(got)} instead.`,
  );
}

export function unknownParameter(param: string): Refused {
  return refused('unknown_parameter', param, `Unknown parameter: '${param}'.`);
}

export function missingParameter(param: string): Refused {
  return refused('missing_required_parameter', param, `Missing required parameter: '${param}'.`);
}

export function unsupportedParameter(model: string, param: string): Refused {
  return invalidValue(param, `The model '${model}' does not support the '${param}' parameter.`);
}

export function notFound(code: string | null, message: string): Refused {
  return new Refused({ status: 404, type: 'invalid_request_error', code, param: null, message });
}

/** The safety system said no: to the prompt and its pictures (`input`) or to the picture it had made (`output`). */
export function moderationProblem(stage: 'input' | 'output'): Problem {
  return {
    status: 400,
    type: 'image_generation_user_error',
    code: 'moderation_blocked',
    param: null,
    message: 'Your request was rejected by the safety system. safety_violations=[violence].',
    more: { moderation_details: { moderation_stage: stage, categories: ['violence'] } },
  };
}

/** The test asked the stand-in for something it cannot do; a code the API never sends, so that it cannot pass unseen. */
export function misuse(message: string): Refused {
  return refused('stand_in_misuse', null, message);
}

/** The JSON text of a refusal, as the API writes it. */
export function problemText({ message, type, param, code, more }: Problem): string {
  return JSON.stringify({ error: { message, type, param, code, ...more } }, null, 2);
}

/** What a JSON value is called in the API's messages. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'decimal';
  return typeof value;
}

function withArticle(kind: string): string {
  if (kind === 'null') return kind;
  return /^[aeio]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}
