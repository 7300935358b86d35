/** GitLab's standing answers, compared as a whole: `expect(answer).toEqual(UNAUTHORIZED)`. */
const message = <Status extends number>(status: Status, text: string) => ({ status, json: { message: text } });
const error = <Status extends number>(status: Status, text: string) => ({ status, json: { error: text } });

export const UNAUTHORIZED = message(401, '401 Unauthorized');
export const EXPIRED = invalidToken('Token is expired. You can either do re-authorization or token refresh.');
export const REVOKED = invalidToken('Token was revoked. You have to re-authorize from the user.');
export const INSUFFICIENT_SCOPE = insufficientScope();
export const OTHER_TOKEN = message(405, '405 Method Not Allowed');
export const FORBIDDEN = message(403, '403 Forbidden');
export const NO_PROJECT = message(404, '404 Project Not Found');
export const NO_GROUP = message(404, '404 Group Not Found');
export const NO_NAMESPACE = message(404, '404 Namespace Not Found');
export const NO_SETTINGS = message(404, '404 Error Tracking Setting Not Found');
export const NO_RECORD = message(404, '404 Not found');
export const NO_ERROR = message(404, '404 Error Not Found');
export const NO_EVENT = message(404, '404 Event Not Found');
export const NO_ARTIFACT = message(404, '404 Artifact Not Found');
export const NO_ALERT_RULE = message(404, '404 Alert Rule Not Found');
export const NO_ALERT_DESTINATION = message(404, '404 Alert Destination Not Found');
export const TOO_MANY_TESTS = message(
  429,
  '429 Too Many Requests - Destinations of a project are tested, and mail addresses asked, at most 10 times a minute',
);
export const NO_ACCESS_TOKEN = message(404, '404 project Access Token Not Found');
export const NO_ROUTE = error(404, '404 Not Found');
export const ACCEPTED = message(202, '202 Accepted');
export const MALFORMED_PATH = message(400, '400 Bad request');
export const MALFORMED_JSON = error(
  400,
  "\nProblem:\n  message body does not match declared format\nResolution:\n  when specifying application/json as content-type, you must pass valid application/json in the request's 'body' ",
);

/** Parameters that fail validation: the sentences, joined. */
export function invalid(...problems: string[]) {
  return error(400, problems.join(', '));
}

/** What a token of too little reach is told; `own`: the scopes that do at this endpoint beside those that do everywhere. */
export function insufficientScope(...own: string[]) {
  return {
    status: 403,
    json: {
      error: 'insufficient_scope',
      error_description: 'The request requires higher privileges than provided by the access token.',
      scope: [...own, 'api', 'read_api'].join(' '),
    },
  };
}

/** What the collector says, in GitLab's words and, below, in words for the log of an SDK. */
export const COLLECTOR_OFF = refusal(
  404,
  '404 Not Found',
  'the project takes no events: its integrated error tracking is off',
);
export const NO_CLIENT_KEY = refusal(404, '404 Not Found', 'the client key is unknown or switched off');
export const NO_COLLECTOR = refusal(404, '404 Project Not Found', 'Project was not found');
export const NO_AUTH = unreadable('no client key: give X-Sentry-Auth, sentry_key, or a dsn in the envelope header');

/** Refused for what is in it. */
export function unreadable(detail: string) {
  return refusal(400, '400 Bad request - Failed to parse sentry request', detail);
}

export function tooLarge(what: string, bytes: number) {
  return refusal(413, '413 Request Entity Too Large', `${what} is larger than ${bytes} bytes`);
}

/** Well-formed but refused. */
export function refused(sentence: string | Record<string, string[]>) {
  return { status: 400, json: { message: sentence } };
}

export function unsupportedType(type: string) {
  return error(415, `The provided content-type '${type}' is not supported.`);
}

function invalidToken(description: string) {
  return { status: 401, json: { error: 'invalid_token', error_description: description } };
}

function refusal(status: number, text: string, detail: string) {
  return { status, json: { message: text, detail } };
}
