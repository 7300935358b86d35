import { describe, expect, it } from 'vitest';
import { invalid, refused } from '../../kit/answers.ts';
import { hasFakeSentry, useExternalSentry } from '../../kit/external-sentry.ts';
import { ISSUE, ISSUES } from '../../kit/fake-sentry.ts';
import { admin } from '../../kit/request.ts';

const LINK =
  '<https://sentry.test/x?cursor=0:0:1,a>; rel="previous"; results="false"; cursor="0:0:1", ' +
  '<https://sentry.test/x?cursor=0:20:0>; rel="next"; results="RESULTS"; cursor="1572959139000:20:0"';

describe.runIf(hasFakeSentry)('errors that an external Sentry keeps', () => {
  const used = useExternalSentry();
  const asked = (): URLSearchParams => new URL(`http://x${used.sentry.asked[0]!.url}`).searchParams;

  it('are listed as ours are, from the issues of the configured project', async () => {
    const { firstRelease: _, lastRelease: __, ...listed } = ISSUE;
    used.sentry.answers({ [ISSUES]: { json: [listed] } });
    expect(await admin('GET', used.errors)).toEqual({
      status: 200,
      json: [
        {
          id: 17,
          title: 'TypeError: cart is undefined',
          type: 'error',
          message: 'cart is undefined',
          culprit: 'checkout(app/cart)',
          level: 'warning',
          platform: 'javascript',
          status: 'unresolved',
          count: 1230,
          user_count: 7,
          first_seen: '2026-01-02T03:04:05.000Z',
          last_seen: '2026-02-03T04:05:06.789Z',
          first_release: null,
          last_release: null,
          environments: [],
          regressed_at: null,
          frequency: ISSUE.stats['24h'],
          project_id: used.project.id,
          external_url: `${used.origin}/acme/web-shop/issues/17`,
          gitlab_issue: null,
          resolved_in: null,
          snooze: null,
        },
      ],
    });
    expect(used.sentry.asked).toMatchObject([
      {
        method: 'GET',
        url: '/api/0/projects/acme/web-shop/issues/?query=is%3Aunresolved&limit=20',
        headers: { authorization: 'Bearer sntrys_secret-of-the-fake-sentry', 'content-type': 'application/json' },
      },
    ]);
  });

  it.each<[Record<string, string>, Record<string, string>]>([
    [{ search_term: 'cart is:assigned' }, { query: 'is:unresolved cart is:assigned', limit: '20' }],
    [
      { status: 'resolved', per_page: '5' },
      { query: 'is:resolved', limit: '5' },
    ],
    [
      { status: 'ignored', per_page: '900' },
      { query: 'is:ignored', limit: '100' },
    ],
    [{ status: 'all' }, { query: '', limit: '20' }],
    [{ sort: 'frequency' }, { query: 'is:unresolved', limit: '20', sort: 'freq' }],
    [{ sort: 'first_seen' }, { query: 'is:unresolved', limit: '20', sort: 'new' }],
    [{ sort: 'last_seen' }, { query: 'is:unresolved', limit: '20' }],
    [{ environment: 'qa & more' }, { query: 'is:unresolved', limit: '20', environment: 'qa & more' }],
    [
      { release: 'a" b', level: 'fatal', search_term: 'x' },
      { query: 'is:unresolved release:"a\\" b" level:fatal x', limit: '20' },
    ],
  ])('%j is asked of Sentry as %j', async (query, sent) => {
    used.sentry.answers({ [ISSUES]: { json: [] } });
    expect(await admin('GET', used.errors, { query })).toEqual({ status: 200, json: [] });
    expect(Object.fromEntries(asked())).toEqual(sent);
  });

  it("go on at Sentry's own cursor, carried in ours", async () => {
    used.sentry.answers({ [ISSUES]: { json: [ISSUE], headers: { link: LINK.replace('RESULTS', 'true') } } });
    const { headers } = await admin('GET', used.errors, { query: { per_page: 1 } });
    const next = /<([^>]+)>; rel="next"/.exec(String(headers['link']))![1]!;
    used.sentry.answers({ [ISSUES]: { json: [], headers: { link: LINK.replace('RESULTS', 'false') } } });
    const { pathname, search } = new URL(next);
    const last = await admin('GET', pathname.replace('/api/', '/') + search);
    expect(last).toEqual({ status: 200, json: [] });
    expect(asked().get('cursor')).toBe('1572959139000:20:0');
    expect(asked().get('limit')).toBe('1');
    expect(last.headers['link']).toBeUndefined();
  });

  it('have no use for a cursor of our own lists', async () => {
    const cursor = Buffer.from('["2026-01-01T00:00:00Z",5]').toString('base64url');
    expect(await admin('GET', used.errors, { query: { cursor } })).toEqual(invalid('cursor is invalid'));
  });

  it('refuse a sort that there is not, and ask nobody', async () => {
    used.sentry.answers({});
    const answer = await admin('GET', used.errors, { query: { sort: 'priority' } });
    expect(answer).toEqual(invalid('sort does not have a valid value'));
    expect(used.sentry.asked).toEqual([]);
  });

  it('need an id alone', async () => {
    used.sentry.answers({ [ISSUES]: { json: [{ id: '3' }] } });
    expect(await admin('GET', used.errors)).toMatchObject({
      status: 200,
      json: [{ id: 3, title: '', count: 0, first_seen: null, frequency: [], status: 'unresolved' }],
    });
  });

  it.each<[unknown, string]>([
    [[{ title: 'x' }], 'Sentry API response is missing keys. key not found: "id"'],
    [['x'], 'Sentry API response is missing keys. key not found: "id"'],
    [[{ id: 'x' }], 'Sentry API response contains invalid value for field "id": "x" is not numeric'],
    [[{ id: '-1' }], 'Sentry API response contains invalid value for field "id": "-1" is not numeric'],
    [[{ id: {} }], 'Sentry API response contains invalid value for field "id": "{}" is not numeric'],
    [{ detail: 'x' }, 'Sentry API response is not a list of issues'],
  ])('%j from Sentry is explained', async (json, sentence) => {
    used.sentry.answers({ [ISSUES]: { json } });
    expect(await admin('GET', used.errors)).toEqual(refused(sentence));
  });
});
