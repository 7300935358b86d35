import { describe, expect, it } from 'vitest';
import { PLATFORM_IDS, platformName, platformOf, snippetOf } from '../../../../pages/setup/snippets.ts';

const DSN = 'https://glet_0123456789abcdef@errors.example.com/api/v4/error_tracking/collector/42';

/** What documentation leaves for its reader to fill in. */
const PLACEHOLDERS = /example(?:PublicKey|\.org)|___|YOUR|TODO|\.\.\.|…|o0\.ingest|<dsn>|\$\{|undefined|\[object/i;

const textOf = (id: (typeof PLATFORM_IDS)[number]): string => {
  const { install, paste, breaks } = snippetOf(id, DSN);
  return [...install, ...paste, ...breaks].map(({ code }) => code).join('\n');
};

describe('snippets of the set-up page', () => {
  it('are there for fifteen platforms, each with a name of its own', () => {
    expect(new Set(PLATFORM_IDS.map(platformName)).size).toBe(15);
  });

  it.each(PLATFORM_IDS)('of %s name the collector and the key once, and leave nothing to be filled in', (id) => {
    const text = textOf(id);
    expect(text.split('errors.example.com/api/v4/error_tracking/collector/')).toHaveLength(2);
    expect(text.split('glet_0123456789abcdef')).toHaveLength(2);
    expect(text).not.toMatch(PLACEHOLDERS);
    expect(text.includes(DSN)).toBe(id !== 'curl');
  });

  it.each(PLATFORM_IDS)('of %s end in something that says hello, and tell where each text goes', (id) => {
    const { install, paste, breaks } = snippetOf(id, DSN);
    expect(breaks.map(({ code }) => code).join('\n')).toContain('Hello Glet');
    for (const { where, code } of [...install, ...paste, ...breaks]) {
      expect(where).toMatch(/\S/);
      expect(code).toBe(code.trim());
    }
  });

  it.each(PLATFORM_IDS)('of %s close every bracket and quote that they open', (id) => {
    const { install, paste, breaks } = snippetOf(id, DSN);
    for (const { code } of [...install, ...paste, ...breaks]) {
      for (const [open, close] of ['()', '{}', '[]']) {
        expect(code.split(open!).length).toBe(code.split(close!).length);
      }
      for (const quote of ["'", '"']) expect(code.split(quote).length % 2).toBe(1);
    }
  });

  it('are those of the first platform where an address names none', () => {
    expect(['rust', '', 'cobol', 'toString', '__proto__'].map(platformOf)).toEqual([
      'rust',
      'browser',
      'browser',
      'browser',
      'browser',
    ]);
  });
});
