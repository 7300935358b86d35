import { describe, expect, it } from 'vitest';
import { compileFilter } from '../../local/streams/filter.ts';

describe('an event filter', () => {
  const record = { eventName: 'INSERT', dynamodb: { Keys: { sk: { S: 'PROJECT' } }, Tags: ['a', 'b'], Size: 3 } };

  it.each([
    [{}, true],
    [{ eventName: ['REMOVE', 'INSERT'] }, true],
    [{ eventName: ['REMOVE'] }, false],
    [{ dynamodb: { Keys: { sk: { S: ['PROJECT'] } } } }, true],
    [{ dynamodb: { Keys: { pk: { S: ['PROJECT'] } } } }, false],
    [{ eventName: ['INSERT'], dynamodb: { Size: [4] } }, false],
    [{ dynamodb: { Keys: { sk: { S: [{ prefix: 'PRO' }] } } } }, true],
    [{ dynamodb: { Keys: { sk: { S: [{ suffix: 'PRO' }] } } } }, false],
    [{ dynamodb: { Keys: { sk: { S: [{ 'anything-but': ['PATH'] }] } } } }, true],
    [{ dynamodb: { Keys: { sk: { S: [{ 'equals-ignore-case': 'project' }] } } } }, true],
    [{ dynamodb: { NewImage: [{ exists: false }], Keys: { sk: { S: [{ exists: true }] } } } }, true],
    [{ dynamodb: { Tags: ['b'] } }, true],
    // Whether something exists is told of leaves alone.
    [{ dynamodb: { Keys: { sk: [{ exists: true }] } } }, false],
    [{ dynamodb: { NewImage: { notify: { S: [{ exists: true }] } } } }, false],
  ])('%j: %s', (pattern, expected) => {
    expect(compileFilter(pattern)(record)).toBe(expected);
  });

  it.each([[{ a: [{ numeric: ['>', 1] }] }], [{ $or: [] }], [{ a: [{}] }]])(
    '%j is refused with a sentence',
    (pattern) => {
      expect(() => compileFilter(pattern)).toThrow(/^The event filter uses .+, which is not known/);
    },
  );
});
