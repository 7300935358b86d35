import { describe, expect, it } from 'vitest';
import { errorResponse, INTERNAL_ERROR } from '../../../shared/http/error-response.ts';
import { badRequest, Refusal } from '../../../shared/http/refusal.ts';
import {
  Conflict,
  Forbidden,
  InsufficientScope,
  Invalid,
  InvalidToken,
  NotFound,
  Rejected,
  Unauthorized,
  Unavailable,
} from '../../../shared/domain/refusals.ts';

const EXPIRED = 'Token is expired. You can either do re-authorization or token refresh.';
const REVOKED = 'Token was revoked. You have to re-authorize from the user.';
const challenge = (description: string): string =>
  `Bearer realm="Protected by OAuth 2.0", error="invalid_token", error_description="${description}"`;

describe('what GitLab answers', () => {
  it.each<[string, Error, number, object]>([
    ['refused as HTTP', new Refusal(415, { error: 'x' }), 415, { error: 'x' }],
    ['undecodable', badRequest(), 400, { message: '400 Bad request' }],
    ['invalid', new Invalid(['a is missing', 'a is empty']), 400, { error: 'a is missing, a is empty' }],
    ['rejected in a sentence', new Rejected('No.'), 400, { message: 'No.' }],
    ['rejected by field', new Rejected({ path: ['is bad'] }), 400, { message: { path: ['is bad'] } }],
    ['by nobody', new Unauthorized(), 401, { message: '401 Unauthorized' }],
    [
      'out of scope',
      new InsufficientScope(),
      403,
      {
        error: 'insufficient_scope',
        error_description: 'The request requires higher privileges than provided by the access token.',
        scope: 'api read_api',
      },
    ],
    ['forbidden', new Forbidden(), 403, { message: '403 Forbidden' }],
    ['forbidden for a reason', new Forbidden('Must be admin'), 403, { message: '403 Forbidden - Must be admin' }],
    ['not there', new NotFound(), 404, { message: '404 Not Found' }],
    ['no project', new NotFound('Project'), 404, { message: '404 Project Not Found' }],
    ['no settings', new NotFound('Error Tracking Setting'), 404, { message: '404 Error Tracking Setting Not Found' }],
    ['no token', new NotFound('project Access Token'), 404, { message: '404 project Access Token Not Found' }],
    ['no row', new NotFound('record'), 404, { message: '404 Not found' }],
    [
      'out of reach',
      new Unavailable('Connection refused'),
      503,
      { message: '503 Service Unavailable - Connection refused' },
    ],
    ['busy', new Conflict(), 409, { message: '409 Conflict: Resource lock' }],
  ])('to what is %s', (_title, error, statusCode, body) => {
    expect(errorResponse(error)).toEqual({ statusCode, body: JSON.stringify(body) });
  });

  it.each([
    ['expired', EXPIRED],
    ['revoked', REVOKED],
  ] as const)('to an %s token, with a challenge', (reason, description) => {
    expect(errorResponse(new InvalidToken(reason))).toEqual({
      statusCode: 401,
      headers: { 'WWW-Authenticate': challenge(description) },
      body: JSON.stringify({ error: 'invalid_token', error_description: description }),
    });
  });

  it.each([
    new Error('x'),
    new TypeError('x'),
    Object.assign(new Error('x'), { statusCode: 418 }),
    'x',
    null,
    undefined,
  ])('is nothing for %s: that is ours', (error) => {
    expect(errorResponse(error)).toBeNull();
  });

  it('is bare when the fault is ours', () => {
    expect(INTERNAL_ERROR).toEqual({ statusCode: 500, body: '{"message":"500 Internal Server Error"}' });
  });
});
