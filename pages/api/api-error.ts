/** Why an answer of the API is not what was asked for. */
export class ApiError extends Error {
  /** The HTTP status; 0 where there was no answer, because the server could not be reached. */
  readonly status: number;
  /** What is wrong with which parameter. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** What a log line of the server is found by. */
  readonly requestId: string | null;
  /** Seconds after which it may be asked again; `null` where the server does not say. */
  readonly retryAfter: number | null;

  /** `message`: a sentence to show, without the status. */
  constructor(
    status: number,
    message: string,
    facts: Partial<Pick<ApiError, 'fields' | 'requestId' | 'retryAfter'>> = {},
  ) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.fields = facts.fields ?? {};
    this.requestId = facts.requestId ?? null;
    this.retryAfter = facts.retryAfter ?? null;
  }

  /** Whether the same request may succeed later: throttled, failed, or not reached. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

const NOT_REACHED = 'The server cannot be reached.';

/** Any failure as one of the API: what is not an `ApiError` was a failure of the network. */
export function apiErrorFrom(failure: unknown): ApiError {
  return failure instanceof ApiError ? failure : new ApiError(0, NOT_REACHED);
}

/**
 * Reads a refusal. GitLab has three forms: `{message: '404 Not found'}`, `{message: {path: ['is taken']}}`, and
 * `{error, error_description}` as OAuth has it. Anything may come from a proxy in between.
 */
export function refusalOf(status: number, body: unknown, header: (name: string) => string | null): ApiError {
  const { message, error, error_description: description } = isRecord(body) ? body : {};
  const fields = isRecord(message) ? fieldsOf(message) : {};
  const sentence = [description, message, error].find((one) => typeof one === 'string') ?? sentenceOf(fields);
  return new ApiError(status, worded(sentence) || `The server answered ${status}.`, {
    fields,
    requestId: header('x-request-id') ?? header('x-amzn-requestid'),
    retryAfter: secondsOf(header('retry-after')),
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fieldsOf(message: Record<string, unknown>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(message).map(([name, problems]) => [name, [problems].flat().map((one) => String(one))]),
  );
}

const sentenceOf = (fields: Record<string, readonly string[]>): string =>
  Object.entries(fields)
    .map(([name, problems]) => `${name} ${problems.join(', ')}`)
    .join('; ');

/** `404 Error Not Found` without its number, `400 Bad request - Token is old` without its beginning. */
function worded(sentence: string): string {
  return sentence.replace(/^\d{3} /, '').replace(/^Bad request - /, '');
}

/** `Retry-After` in seconds, of its two forms the one that this API sends. */
function secondsOf(header: string | null): number | null {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) : null;
}
