import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectReference, recordId } from '../../../shared/domain/ids.ts';
import { anyText } from '../../kit/any-text.ts';

describe('the id in a path segment', () => {
  it.each([
    ['7', 7],
    ['7abc', 7],
    ['07', 7],
    [' 7', 7],
    ['\n\t7', 7],
    ['7.9', 7],
    ['7.json', 7],
    ['7 8', 7],
    ['9007199254740991', 2 ** 53 - 1],
  ])('%j is %d, as Rails casts it', (segment, id) => {
    expect(recordId(segment)).toBe(id);
  });

  it.each(['', ' ', 'abc', '0', '000', '-1', '- 7', '٧', '９', 'Infinity', '9007199254740992', '9'.repeat(10_000)])(
    '%.40j names no row',
    (segment) => {
      expect(recordId(segment)).toBeNull();
    },
  );

  it('is null or an integer that JavaScript holds exactly, whatever was sent', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.bigInt().map(String)), (segment) => {
        const id = recordId(segment);
        expect(id === null || (Number.isSafeInteger(id) && id > 0)).toBe(true);
      }),
    );
  });
});

describe('how a project is addressed', () => {
  it.each([
    ['5', { id: 5 }],
    ['005', { id: 5 }],
    ['group/project', { path: 'group/project' }],
    ['Group/Sub/Project', { path: 'Group/Sub/Project' }],
    ['/', { path: '/' }],
    ['5/6', { path: '5/6' }],
    [`g/${'p'.repeat(1022)}`, { path: `g/${'p'.repeat(1022)}` }],
  ])('%.40j is %.60j', (reference, project) => {
    expect(projectReference(reference)).toEqual(project);
  });

  it.each([
    ['nothing', ''],
    ['a name without a group', 'project'],
    ['a path that is still encoded', 'group%2Fproject'],
    ['digits and letters', '5abc'],
    ['digits after a space', ' 5'],
    ['zero', '0'],
    ['a negative id', '-5'],
    ['an id beyond what a row can have', '9007199254740992'],
    ['10 kB of digits', '1'.repeat(10_000)],
    ['a path longer than any project has', `g/${'p'.repeat(1023)}`],
    ['a path with more bytes than a key may have', `g/${'é'.repeat(600)}`],
  ])('%s names no project', (_name, reference) => {
    expect(projectReference(reference)).toBeNull();
  });
});
