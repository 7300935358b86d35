import { describe, expect, it } from 'vitest';
import { sentryAuth } from '../../../../shared/ingest/request/sentry-auth.ts';
import { dsn } from '../../../kit/sentry-events/requests.ts';

const KEY = 'glet_00112233445566778899aabbccddeeff';
const found = { outcome: 'key', key: KEY };

describe('the key of a request', () => {
  it.each([
    ['X-Sentry-Auth', { sentryHeader: `Sentry sentry_version=7, sentry_key=${KEY}, sentry_client=sentry.python/2.0` }],
    ['X-Sentry-Auth without version', { sentryHeader: `Sentry sentry_key=${KEY}` }],
    [
      'X-Sentry-Auth without scheme and spaces',
      { sentryHeader: `sentry_version=7,sentry_key=${KEY},sentry_secret=abc` },
    ],
    ['X-Sentry-Auth of another spelling', { sentryHeader: `SENTRY Sentry_Key = "${KEY}"; sentry_version=5` }],
    ['X-Sentry-Auth with a time', { sentryHeader: `Sentry sentry_timestamp=1.5, sentry_key=${KEY}` }],
    ['Authorization', { authorization: `Sentry sentry_version=7, sentry_key=${KEY}` }],
    ['Authorization in lower case', { authorization: `sentry sentry_key=${KEY}` }],
    ['the query', { queryKey: KEY }],
    ["the envelope's dsn", { dsn: dsn() }],
    ["the envelope's old dsn with a secret", { dsn: dsn().replace('@', ':secret@') }],
    ['both header and dsn', { sentryHeader: `Sentry sentry_key=${KEY}`, dsn: dsn() }],
    ['the header, the dsn being none', { sentryHeader: `Sentry sentry_key=${KEY}`, dsn: 'nonsense' }],
    ['the query, the other header being for somebody else', { queryKey: KEY, authorization: 'Bearer sentry_key=x' }],
  ])('is found in %s', (_title, sources) => {
    expect(sentryAuth(sources, 5)).toEqual(found);
  });

  it.each([
    ['nothing is there', {}],
    ['all are empty', { sentryHeader: '', authorization: '', queryKey: ' ', dsn: '' }],
    ['the scheme is another', { authorization: `Bearer sentry_key=${KEY}` }],
    ['the header has none', { sentryHeader: 'Sentry sentry_version=7, sentry_key=' }],
    ['another attribute ends in its name', { sentryHeader: `Sentry not_sentry_key=${KEY}` }],
    ['the dsn has no key', { dsn: 'https://glet.example/5' }],
    ['the dsn is no string', { dsn: [KEY] }],
  ])('is missing where %s', (_title, sources) => {
    expect(sentryAuth(sources, 5)).toEqual({ outcome: 'none' });
  });

  it('must be one', () => {
    expect(sentryAuth({ sentryHeader: `Sentry sentry_key=${KEY}`, queryKey: 'other' }, 5)).toEqual({
      outcome: 'conflict',
      problem: 'multiple authorization payloads detected',
    });
  });

  it.each([6, 'x', '5x', ''])("must not come with the dsn of project %j for project 5's collector", (project) => {
    expect(sentryAuth({ dsn: dsn(project), queryKey: KEY }, 5)).toEqual({
      outcome: 'conflict',
      problem: 'the dsn in the envelope header is of another project',
    });
  });
});
