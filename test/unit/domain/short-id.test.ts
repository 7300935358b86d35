import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issueReference, shortId, shortPrefix } from '../../../shared/domain/short-id.ts';
import { anyText } from '../../kit/any-text.ts';

const path = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,40}$/);
const errorId = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

describe('a short id', () => {
  it.each([
    ['shop', 1, 'SHOP-1'],
    ['shop', 31, 'SHOP-Z'],
    ['web-shop.js', 32, 'WEB-SHOP_JS-10'],
    ['shop', 2 ** 53 - 1, 'SHOP-7ZZZZZZZZZZ'],
  ])('of %s and %i is %s', (project, id, short) => expect(shortId(project, id)).toBe(short));

  it('leads back to the error, in any case and as MCP writes it', () => {
    fc.assert(
      fc.property(path, errorId, (project, id) => {
        const short = shortId(project, id);
        for (const written of [short, short.toLowerCase(), short.toUpperCase().replaceAll(/[^A-Za-z0-9_-]/g, '')])
          expect(issueReference(written)).toEqual({ id, prefix: shortPrefix(project) });
      }),
    );
  });

  it('is read as people write it: O is 0, I and L are 1', () => {
    expect(issueReference('shop-1oIl')).toEqual(issueReference('SHOP-1011'));
  });
});

describe('a reference', () => {
  it('may be a number', () => {
    expect(issueReference('1152348272763866')).toEqual({ id: 1_152_348_272_763_866, prefix: null });
  });

  it.each(['', '-', 'SHOP', 'SHOP-', '-1', 'SHOP-U', 'SHOP-ä', '0', 'SHOP-0', '9'.repeat(20), 'SHOP-ZZZZZZZZZZZZ'])(
    '%s is no error’s',
    (text) => expect(issueReference(text)).toBeNull(),
  );

  it('is none of ten kilobytes, and may be any text', () => {
    expect(issueReference(`SHOP-${'1'.repeat(10_000)}`)).toBeNull();
    fc.assert(
      fc.property(anyText, (text) => {
        const id = issueReference(text)?.id ?? 1;
        expect(id > 0 && Number.isSafeInteger(id)).toBe(true);
      }),
    );
  });
});
