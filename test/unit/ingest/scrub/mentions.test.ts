import { expect, it } from 'vitest';
import { scrub } from '../../../../shared/ingest/scrub/scrub.ts';

it('an event that names secrets more than 20,000 times is searched no further: the rest of such texts goes', () => {
  const ordinary = 'the token is here. ';
  const many = ordinary.repeat(15_000);
  expect(scrub({ extra: { many } })).toEqual({ extra: { many } });
  const { extra } = scrub({ extra: { many, more: many, other: 'no such word' } }) as { extra: Record<string, string> };
  expect(extra['many']).toBe(many);
  expect(extra['more']).toBe('the [Filtered]');
  expect(extra['other']).toBe('no such word');
});
