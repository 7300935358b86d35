import {
  Conflict,
  Forbidden,
  InsufficientScope,
  InvalidToken,
  NotFound,
  OtherKindOfToken,
  RuleViolation,
  Unauthorized,
  UnknownUser,
  UpstreamFailure,
  type Refusal,
  type Rule,
  type Subject,
} from '../../../domain/refusals.ts';
import { answer, type Answer } from '../../answer.ts';
import { MalformedRequest, type Malformation } from '../../malformed-request.ts';
import { projectSentences } from './project-problems.ts';
import { settingsSentence } from './settings-problems.ts';
import { upstreamAnswer } from './upstream-failure.ts';

/** The one place that knows GitLab's statuses and bodies. `null`: no refusal that this dialect has words for. */
export function refuse(refusal: Refusal): Answer | null {
  if (refusal instanceof MalformedRequest) return malformed(refusal.malformation);
  if (refusal instanceof RuleViolation) return violation(refusal.rule);
  if (refusal instanceof Unauthorized) return answer(401, { message: '401 Unauthorized' });
  if (refusal instanceof InvalidToken) return invalidToken(refusal.reason);
  if (refusal instanceof InsufficientScope) return insufficientScope(refusal.sufficient);
  if (refusal instanceof Forbidden)
    return answer(403, { message: `403 Forbidden${FORBIDDEN[refusal.reason ?? 'none']}` });
  if (refusal instanceof OtherKindOfToken) return answer(405, { message: '405 Method Not Allowed' });
  if (refusal instanceof NotFound) return notFound(NOT_FOUND[refusal.subject]);
  if (refusal instanceof UnknownUser) return notFound(`User with ID or username '${refusal.user}' Not Found`);
  if (refusal instanceof Conflict) return answer(409, { message: '409 Conflict: Resource lock' });
  if (refusal instanceof UpstreamFailure) return upstreamAnswer(refusal.failure);
  return null;
}

export const FAULT: Answer = answer(500, { message: '500 Internal Server Error' });

/** Grape's words, its leading line break and trailing space included. */
const MALFORMED_JSON =
  "\nProblem:\n  message body does not match declared format\nResolution:\n  when specifying application/json as content-type, you must pass valid application/json in the request's 'body' ";

function malformed(fault: Malformation): Answer {
  switch (fault.code) {
    case 'undecodable':
    case 'malformed-form':
      return refused('400 Bad request');
    case 'too-large':
      return answer(413, { message: '413 Request Entity Too Large' });
    case 'malformed-json':
      return invalid(MALFORMED_JSON);
    case 'two-bearer-tokens':
      return answer(400, {
        error: 'invalid_request',
        error_description: 'Both Authorization header and payload includes access token.',
      });
    case 'not-encrypted':
      return badRequest(
        'Sessions need https, or http on localhost: browsers keep their cookie only there, and others read along elsewhere',
      );
    case 'token-in-address':
      return badRequest('Send the token in the body: addresses are kept in histories and logs');
    case 'format-not-supported':
      return answer(406, { error: `The requested format '${fault.format}' is not supported.` });
    case 'media-type-not-supported':
      return answer(415, { error: `The provided content-type '${fault.type}' is not supported.` });
    case 'parameters-invalid':
      return invalid(fault.problems.join(', '));
  }
}

function violation(rule: Rule): Answer | null {
  switch (rule.code) {
    case 'may-not-create-token':
      return badRequest('User does not have permission to create project access token');
    case 'may-not-rotate-token':
      return badRequest('Not eligible to rotate token with access level higher than the user');
    case 'expiry-in-past':
      return badRequest("Expires at can't be in the past");
    case 'token-already-revoked':
      return badRequest('Token already revoked');
    case 'error-tracking-off':
      return refused('Error Tracking is not enabled');
    case 'kept-by-external-sentry':
      return refused('This is not available while the errors are kept by an external Sentry');
    case 'path-taken':
      return refused({ path: ['has already been taken'] });
    case 'cursor-invalid':
      return invalid('cursor is invalid');
    case 'release-has-events':
      return badRequest('The release has events');
    case 'field-invalid':
      return invalid(`${rule.field} is invalid: ${rule.problem}`);
    case 'hook-url-invalid':
      return answer(422, { error: `Invalid url given: ${rule.problem}` });
    case 'hook-test-failed':
      return answer(422, { message: rule.problem ?? 'The receiver did not take it' });
    case 'hook-trigger-unknown':
      return invalid('trigger does not have a valid value');
    case 'too-many-tests':
      return tooManyTests(rule.max, rule.seconds);
    case 'too-many-error-ids':
    case 'too-many-projects':
      return invalid(
        `${rule.code === 'too-many-projects' ? 'projects' : 'error_ids'} has more than ${rule.max} values`,
      );
    case 'query-invalid':
      return invalid(`query is invalid: ${rule.problem}`);
    case 'chunk-invalid':
    case 'upload-invalid':
      return null;
    case 'settings-invalid':
      return refused(settingsSentence(rule.problems));
    case 'project-invalid':
      return refused(projectSentences(rule.problems));
  }
}

const refused = (message: string | object): Answer => answer(400, { message });
const badRequest = (sentence: string): Answer => refused(`400 Bad request - ${sentence}`);
/** Of a parameter. */
const invalid = (error: string): Answer => answer(400, { error });

const notFound = (what: string): Answer => answer(404, { message: `404 ${what}` });

/** Names the endpoint's own scopes, then those of the whole API, even if that names one twice, as GitLab does. */
function insufficientScope(sufficient: readonly string[]): Answer {
  return answer(403, {
    error: 'insufficient_scope',
    error_description: 'The request requires higher privileges than provided by the access token.',
    scope: [...sufficient, 'api', 'read_api'].join(' '),
  });
}

const FORBIDDEN = {
  none: '',
  'must-be-admin-to-act-as': ' - Must be admin to use sudo',
  'must-be-own-page': ' - Must come from a page of this origin (Sec-Fetch-Site: same-origin)',
} as const;

/** GitLab spells a missing row in another way than anything else that is missing. */
const NOT_FOUND: Readonly<Record<Subject, string>> = {
  project: 'Project Not Found',
  group: 'Group Not Found',
  namespace: 'Namespace Not Found',
  settings: 'Error Tracking Setting Not Found',
  'client-key': 'Not found',
  'access-token': 'project Access Token Not Found',
  error: 'Error Not Found',
  event: 'Event Not Found',
  release: 'Release Not Found',
  artifact: 'Artifact Not Found',
  'alert-rule': 'Alert Rule Not Found',
  'alert-destination': 'Alert Destination Not Found',
  hook: 'Not found',
  endpoint: 'Not Found',
  'external-project': 'Sentry Project Not Found',
};

const INVALID_TOKEN = {
  expired: 'Token is expired. You can either do re-authorization or token refresh.',
  revoked: 'Token was revoked. You have to re-authorize from the user.',
} as const;

function tooManyTests(max: number, seconds: number): Answer {
  const bound = `at most ${max} times a minute`;
  const message = `429 Too Many Requests - Destinations of a project are tested, and mail addresses asked, ${bound}`;
  return answer(429, { message }, { 'Retry-After': String(seconds) });
}

/** In OAuth's words, with its challenge. */
function invalidToken(reason: 'expired' | 'revoked'): Answer {
  const [error, description] = ['invalid_token', INVALID_TOKEN[reason]];
  const challenge = `Bearer realm="Protected by OAuth 2.0", error="${error}", error_description="${description}"`;
  return answer(401, { error, error_description: description }, { 'WWW-Authenticate': challenge });
}
