import {
  Conflict,
  Forbidden,
  InsufficientScope,
  InvalidToken,
  NotFound,
  RuleViolation,
  Unauthorized,
  type Refusal,
  type Rule,
} from '../../../domain/refusals.ts';
import { answer, type Answer } from '../../answer.ts';
import { MalformedRequest, type Malformation } from '../../malformed-request.ts';

/**
 * The one place that knows the statuses and bodies of Sentry's Web API: one key, `detail`, with one text, or of parameters
 * their names with a list of texts each; with anything else clients show raw JSON. `null`: no refusal that this dialect has
 * words for.
 */
export function refuse(refusal: Refusal): Answer | null {
  if (refusal instanceof MalformedRequest) return malformed(refusal.malformation);
  if (refusal instanceof RuleViolation) return violation(refusal.rule);
  if (refusal instanceof Unauthorized) return detail(401, UNAUTHORIZED[refusal.reason]);
  if (refusal instanceof InvalidToken) return detail(401, `Invalid token: it ${STATES[refusal.reason]}.`);
  if (refusal instanceof InsufficientScope) return detail(403, `${FORBIDDEN} The token needs the scope api.`);
  if (refusal instanceof Forbidden) return detail(403, FORBIDDEN);
  if (refusal instanceof NotFound) return detail(404, 'The requested resource does not exist');
  if (refusal instanceof Conflict) return detail(409, 'Others keep changing the same thing, try again.');
  return null;
}

export const FAULT: Answer = detail(500, 'Internal Error');

const UNAUTHORIZED = { missing: 'Authentication credentials were not provided.', unknown: 'Invalid token' } as const;
const STATES = { expired: 'is expired', revoked: 'was revoked' } as const;
const FORBIDDEN = 'You do not have permission to perform this action.';

function detail(status: number, text: string): Answer {
  return answer(status, { detail: text });
}

function malformed(malformation: Malformation): Answer {
  switch (malformation.code) {
    case 'undecodable':
      return detail(400, 'The address has a broken escape (% and two digits), invalid UTF-8 or a null byte.');
    case 'too-large':
      return detail(413, `The request body is larger than ${sizeText(malformation.maxBytes)}.`);
    case 'malformed-form':
      return detail(400, 'Multipart form parse error: the body is no multipart/form-data.');
    case 'malformed-json':
      return detail(400, 'JSON parse error: the body is no JSON object.');
    case 'media-type-not-supported':
      return detail(
        415,
        `Unsupported media type "${malformation.type}" in request: send ${malformation.wanted ?? 'application/json'}.`,
      );
    case 'parameters-invalid':
      return answer(400, problemsByName(malformation.problems));
    case 'two-bearer-tokens':
    case 'format-not-supported':
    case 'not-encrypted':
    case 'token-in-address':
      return detail(400, 'Bad request.');
  }
}

const sizeText = (bytes: number): string => (bytes === 2 ** 20 ? '1 MiB' : `${bytes} bytes`);

/** Of each problem the name of the parameter and what is wrong with it. */
function problemsByName(problems: readonly string[]): Record<string, string[]> {
  const named = problems.map((problem) => /^(\w+): (.*)$/s.exec(problem)!.slice(1) as [string, string]);
  const byName = Map.groupBy(named, ([name]) => name);
  return Object.fromEntries([...byName].map(([name, all]) => [name, all.map(([, text]) => text)]));
}

function violation(rule: Rule): Answer | null {
  switch (rule.code) {
    case 'error-tracking-off':
      return detail(400, 'Error tracking is switched off for this project.');
    case 'kept-by-external-sentry':
      return detail(400, 'The errors of this project are kept by an external Sentry: ask that one.');
    case 'cursor-invalid':
      return detail(400, 'Invalid cursor parameter.');
    case 'query-invalid':
      return detail(400, `Invalid query: ${rule.problem}`);
    case 'field-invalid':
      return answer(400, { [rule.field]: [rule.problem] });
    case 'release-has-events':
      return detail(400, 'This release is referenced by active issues and cannot be removed.');
    case 'too-many-projects':
      return detail(400, `Too many projects: name at most ${rule.max} with project=.`);
    case 'upload-invalid':
      return detail(400, `Invalid upload: ${rule.problem}.`);
    case 'chunk-invalid':
      return detail(400, `Invalid chunk: ${rule.problem}.`);
    case 'too-many-error-ids':
      return detail(400, `Too many issues: name at most ${rule.max} with id=.`);
    case 'too-many-tests':
    case 'hook-url-invalid':
    case 'hook-test-failed':
    case 'hook-trigger-unknown':
    case 'may-not-create-token':
    case 'may-not-rotate-token':
    case 'expiry-in-past':
    case 'token-already-revoked':
    case 'path-taken':
    case 'settings-invalid':
    case 'project-invalid':
      return null;
  }
}
