import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cursor } from '../../../../../shared/api/answers.ts';
import { keysetHeaders, wantedPage } from '../../../../../shared/http/dialects/gitlab/keyset.ts';
import { anyText } from '../../../../kit/any-text.ts';

const PATH = '/api/v4/projects/5/error_tracking/errors';

function headers(next: Cursor | null, raw: Record<string, unknown> = {}): Record<string, string> {
  const call = {
    raw: new Map(Object.entries(raw)),
    path: { id: '5' },
    base: 'https://h.example/api',
    requestPath: PATH,
  };
  return keysetHeaders({ rows: [], next }, call);
}
const wanted = (raw: Record<string, unknown>) => wantedPage(new Map(Object.entries(raw)));

/** The address of the next page, out of the header. */
const nextOf = ({ Link }: Record<string, string>): URL => new URL(/^<([^>]+)>; rel="next"$/.exec(Link!)![1]!);

describe('a page that is read by cursor', () => {
  it('says how long it is, and at its end no more', () => {
    expect(headers(null)).toEqual({ 'X-Per-Page': '20' });
    expect(headers(null, { per_page: '7' })).toEqual({ 'X-Per-Page': '7' });
  });

  it('links to the next one, with all that was asked for but no secret', () => {
    const next = nextOf(headers(['a', 1], { per_page: '7', status: 'all', private_token: 'glpat-x', cursor: 'old' }));
    expect(next.origin + next.pathname).toBe(`https://h.example${PATH}`);
    expect([...next.searchParams.keys()]).toEqual(['cursor', 'id', 'per_page', 'status']);
    expect(next.searchParams.get('status')).toBe('all');
  });

  it('is followed by the one that its link leads to, whatever the cursor holds', () => {
    const cursor = fc.array(fc.oneof(anyText, fc.string(), fc.maxSafeInteger()), { maxLength: 9 });
    fc.assert(
      fc.property(cursor, (parts) => {
        const given = nextOf(headers(parts)).searchParams.get('cursor');
        expect(wanted({ cursor: given })?.after).toEqual(JSON.parse(JSON.stringify(parts)));
      }),
    );
  });
});

describe('which page is wanted', () => {
  it.each<[Record<string, unknown>, number]>([
    [{}, 20],
    [{ per_page: '' }, 20],
    [{ per_page: '0' }, 20],
    [{ per_page: '100' }, 100],
    [{ per_page: '101' }, 100],
    [{ per_page: 'many' }, 20],
  ])('of %j: the first, with %i rows', (raw, limit) => {
    expect(wanted(raw)).toEqual({ limit, after: null });
  });

  it.each(['x', '{}', '5', '[{}]', '[1.5]', '[null]', '[', '[[1]]', '[1e300]'])(
    'is unknown of a cursor of %s',
    (json) => {
      const cursor = Buffer.from(json).toString('base64url');
      expect(wanted({ cursor })).toBeNull();
    },
  );

  it('is unknown or some page, whatever is sent as a cursor', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), anyText, fc.jsonValue()), (cursor) => {
        const after = wanted({ cursor })?.after ?? null;
        expect(after === null || Array.isArray(after)).toBe(true);
      }),
    );
  });
});
