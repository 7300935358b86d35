import { expect, it } from 'vitest';
import {
  Conflict,
  Forbidden,
  InsufficientScope,
  InvalidToken,
  NotFound,
  OtherKindOfToken,
  RuleViolation,
  Unauthorized,
  type Refusal,
} from '../../../../../shared/domain/refusals.ts';
import { MalformedRequest } from '../../../../../shared/http/malformed-request.ts';
import { refuse } from '../../../../../shared/http/dialects/sentry/refuse.ts';

const FORBIDDEN = 'You do not have permission to perform this action.';

it.each<[Refusal, number, string]>([
  [new Unauthorized('missing'), 401, 'Authentication credentials were not provided.'],
  [new Unauthorized(), 401, 'Invalid token'],
  [new InvalidToken('expired'), 401, 'Invalid token: it is expired.'],
  [new InsufficientScope(), 403, `${FORBIDDEN} The token needs the scope api.`],
  [new Forbidden(), 403, FORBIDDEN],
  [new NotFound('error'), 404, 'The requested resource does not exist'],
  [new Conflict(), 409, 'Others keep changing the same thing, try again.'],
  [new RuleViolation({ code: 'cursor-invalid' }), 400, 'Invalid cursor parameter.'],
  [new RuleViolation({ code: 'query-invalid', problem: 'x.' }), 400, 'Invalid query: x.'],
  [new RuleViolation({ code: 'error-tracking-off' }), 400, 'Error tracking is switched off for this project.'],
  [new MalformedRequest({ code: 'too-large', maxBytes: 2 ** 20 }), 413, 'The request body is larger than 1 MiB.'],
])('%s is %i with one text in one key', (refusal, status, detail) => {
  const refused = refuse(refusal)!;
  expect([refused.statusCode, JSON.parse(refused.body)]).toEqual([status, { detail }]);
});

it('what is wrong with parameters is said by their names', () => {
  const problems = ['id: one: of two', 'id: two', 'status: no'];
  const refused = refuse(new MalformedRequest({ code: 'parameters-invalid', problems }))!;
  expect([refused.statusCode, JSON.parse(refused.body)]).toEqual([400, { id: ['one: of two', 'two'], status: ['no'] }]);
});

it('has no words for what no row here can meet', () => {
  expect(refuse(new OtherKindOfToken())).toBeNull();
  expect(refuse(new RuleViolation({ code: 'path-taken' }))).toBeNull();
});
