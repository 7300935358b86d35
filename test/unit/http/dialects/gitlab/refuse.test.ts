import { describe, expect, it } from 'vitest';
import {
  Conflict,
  Forbidden,
  InsufficientScope,
  InvalidToken,
  NotFound,
  OtherKindOfToken,
  RateLimited,
  Refusal,
  RuleViolation,
  Unauthorized,
  UnknownUser,
  UpstreamFailure,
} from '../../../../../shared/domain/refusals.ts';
import { FAULT, refuse } from '../../../../../shared/http/dialects/gitlab/refuse.ts';
import { projectSentences } from '../../../../../shared/http/dialects/gitlab/project-problems.ts';
import { settingsSentence } from '../../../../../shared/http/dialects/gitlab/settings-problems.ts';
import { MalformedRequest, undecodable } from '../../../../../shared/http/malformed-request.ts';
import type { SettingsProblem } from '../../../../../shared/domain/settings.ts';

const EXPIRED = 'Token is expired. You can either do re-authorization or token refresh.';
const REVOKED = 'Token was revoked. You have to re-authorize from the user.';
const challenge = (description: string): string =>
  `Bearer realm="Protected by OAuth 2.0", error="invalid_token", error_description="${description}"`;

describe('what GitLab answers', () => {
  it.each<[string, Refusal, number, object]>([
    [
      'of another media type',
      new MalformedRequest({ code: 'media-type-not-supported', type: 'x/y' }),
      415,
      { error: "The provided content-type 'x/y' is not supported." },
    ],
    ['undecodable', undecodable(), 400, { message: '400 Bad request' }],
    [
      'invalid',
      new MalformedRequest({ code: 'parameters-invalid', problems: ['a is missing', 'a is empty'] }),
      400,
      { error: 'a is missing, a is empty' },
    ],
    [
      'against a rule',
      new RuleViolation({ code: 'expiry-in-past' }),
      400,
      { message: "400 Bad request - Expires at can't be in the past" },
    ],
    [
      'against a rule about fields',
      new RuleViolation({ code: 'path-taken' }),
      400,
      { message: { path: ['has already been taken'] } },
    ],
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
    [
      "out of an endpoint's own scopes",
      new InsufficientScope(['api', 'self_rotate']),
      403,
      {
        error: 'insufficient_scope',
        error_description: 'The request requires higher privileges than provided by the access token.',
        scope: 'api self_rotate api read_api',
      },
    ],
    ['forbidden', new Forbidden(), 403, { message: '403 Forbidden' }],
    [
      'forbidden for a reason',
      new Forbidden('must-be-admin-to-act-as'),
      403,
      { message: '403 Forbidden - Must be admin to use sudo' },
    ],
    ['with a token of another kind', new OtherKindOfToken(), 405, { message: '405 Method Not Allowed' }],
    ['as nobody', new UnknownUser('root'), 404, { message: "404 User with ID or username 'root' Not Found" }],
    ['no project', new NotFound('project'), 404, { message: '404 Project Not Found' }],
    ['no settings', new NotFound('settings'), 404, { message: '404 Error Tracking Setting Not Found' }],
    ['no token', new NotFound('access-token'), 404, { message: '404 project Access Token Not Found' }],
    ['no row', new NotFound('client-key'), 404, { message: '404 Not found' }],
    [
      'out of reach',
      new UpstreamFailure({ code: 'connection-refused' }),
      503,
      { message: '503 Service Unavailable - Connection refused' },
    ],
    ['busy', new Conflict(), 409, { message: '409 Conflict: Resource lock' }],
  ])('to what is %s', (_title, error, statusCode, body) => {
    expect(refuse(error)).toEqual({ statusCode, body: JSON.stringify(body) });
  });

  it.each([
    ['expired', EXPIRED],
    ['revoked', REVOKED],
  ] as const)('to an %s token, with a challenge', (reason, description) => {
    expect(refuse(new InvalidToken(reason))).toEqual({
      statusCode: 401,
      headers: { 'WWW-Authenticate': challenge(description) },
      body: JSON.stringify({ error: 'invalid_token', error_description: description }),
    });
  });

  it('is nothing to a refusal that only the collector makes', () => {
    expect(refuse(new RateLimited(7))).toBeNull();
  });

  it('is bare when the fault is ours', () => {
    expect(FAULT).toEqual({ statusCode: 500, body: '{"message":"500 Internal Server Error"}' });
  });
});

describe('settings that are refused', () => {
  it.each<[SettingsProblem[], string]>([
    [['integrated-blank'], 'Error tracking setting integrated is not included in the list'],
    [
      ['api-url-missing', 'token-missing'],
      'Error tracking setting api url is a required field and Error tracking setting token is a required field',
    ],
    [
      ['integrated-blank', 'api-url-missing', 'token-missing'],
      'Error tracking setting integrated is not included in the list, Error tracking setting api url is a required field, and Error tracking setting token is a required field',
    ],
    [['api-url-too-long'], 'Error tracking setting api url is too long (maximum is 255 characters)'],
  ])('for %j are answered with a sentence in Rails’ form', (problems, sentence) => {
    expect(settingsSentence(problems)).toBe(sentence);
  });
});

describe('a project that is refused', () => {
  it('is answered by field', () => {
    const sentences = projectSentences([
      { field: 'name', code: 'blank' },
      { field: 'path', code: 'too-long' },
      { field: 'namespace_path', code: 'not-group-names' },
      { field: 'visibility', code: 'not-private', visibility: 'internal' },
    ]);
    expect(sentences).toEqual({
      name: ["can't be blank"],
      path: ['is too long (maximum is 255 characters)'],
      namespace_path: ['must be group names such as `group/sub`, joined by single slashes'],
      visibility_level: ['internal is not available, every project is private'],
    });
  });
});
