import { describe, expect, it } from 'vitest';
import { group } from '../../../../shared/ingest/grouping/group.ts';
import { CORPORA } from './corpus/all.ts';

describe.each(CORPORA)('from $platform', ({ together, apart }) => {
  it.each(together)('one error: $why', ({ one, other }) => {
    expect(group(other)).toEqual(group(one));
  });

  it.each(apart)('two errors: $why', ({ one, other }) => {
    expect(group(other).hash).not.toBe(group(one).hash);
  });
});
