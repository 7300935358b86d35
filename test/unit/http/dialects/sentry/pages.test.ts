import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { pageHeaders, wantedPage } from '../../../../../shared/http/dialects/sentry/pages.ts';
import { RuleViolation } from '../../../../../shared/domain/refusals.ts';
import { anyText } from '../../../../kit/any-text.ts';
import { cursorsIn } from '../../../../kit/sentry-cursors.ts';
import { failsOnlyWith } from '../../../../kit/fails-only-with.ts';

const raw = (given: object) => new Map<string, unknown>(Object.entries(given));
const request = (given: object, requestPath = '/api/0/organizations/') => ({
  raw: raw(given),
  base: 'https://glet.example/api',
  requestPath,
});

it.each([
  [{}, 100],
  [{ limit: '20' }, 20],
  [{ per_page: '26' }, 26],
  [{ limit: '10000' }, 100],
  [{ limit: '0' }, 100],
  [{ limit: 'x' }, 100],
  [{ limit: ['5', '7'] }, 100],
])('%j has %i rows', (given, limit) => expect(wantedPage(raw(given))).toEqual({ limit, after: null }));

it.each(['', '0:0:0', '0:0:1'])('the cursor %j is the first page', (cursor) => {
  expect(wantedPage(raw({ cursor })).after).toBeNull();
});

it('a cursor comes back as it was, through the expression of GitLab', () => {
  const part = fc.oneof(fc.string(), fc.maxSafeInteger());
  fc.assert(
    fc.property(fc.array(part, { minLength: 1 }), anyText, (next, query) => {
      const { Link } = pageHeaders({ next }, request({ query, cursor: 'before', token: 'secret' }, '/api/0/a,b/'));
      expect(Link).not.toContain('secret');
      const { next: cursor, previous } = cursorsIn(Link);
      expect(previous).toBeUndefined();
      expect(wantedPage(raw({ cursor })).after).toEqual(next);
    }),
  );
});

it('the address of the next page is that of this one, with every value and the cursor', () => {
  const { Link } = pageHeaders({ next: [3] }, request({ project: ['1', '2'], query: 'is:resolved a,b' }));
  expect(Link).toBe(
    [
      '<https://glet.example/api/0/organizations/?cursor=0%3A0%3A1>; rel="previous"; results="false"; cursor="0:0:1"',
      '<https://glet.example/api/0/organizations/?project=1&project=2&query=is%3Aresolved+a%2Cb&cursor=WzNd>; rel="next"; results="true"; cursor="WzNd"',
    ].join(', '),
  );
});

it('any other text is refused', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.array(anyText, { minLength: 1 }), fc.object()), (cursor) => {
      expect(failsOnlyWith(RuleViolation, () => wantedPage(raw({ cursor })))).toBe(true);
    }),
  );
});
