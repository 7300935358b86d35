import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headline } from '../../../../shared/ingest/grouping/title.ts';
import { event, exception, logged, received, thrown } from './corpus/builders.ts';

const error = thrown('python');

describe('what a list shows of an error', () => {
  it.each([
    [
      'type and first line of the value, and the frame',
      error('ValueError', 'bad\nmore', { function: 'cart', module: 'shop.views' }),
      { title: 'ValueError: bad', type: 'ValueError', message: 'bad\nmore', culprit: 'cart(shop.views)' },
    ],
    [
      'the last exception of a chain, the one that surfaced',
      event('python', { exceptions: [exception('KeyError', 'a'), exception('Failed', 'b')] }),
      { title: 'Failed: b', type: 'Failed', message: 'b', culprit: null },
    ],
    [
      'the transaction before the frame',
      { ...error('E', 'x', { function: 'f', filename: 'a.py' }), transaction: '/cart' },
      { title: 'E: x', type: 'E', message: 'x', culprit: '/cart' },
    ],
    [
      'the last frame of the application',
      error('E', 'x', { function: 'mine', filename: 'a.py' }, { function: 'theirs', filename: 'b.py', in_app: false }),
      { title: 'E: x', type: 'E', message: 'x', culprit: 'mine(a.py)' },
    ],
    [
      'no type that the SDK made up',
      event('javascript', { exceptions: [{ ...exception('Error', 'timeout'), synthetic: true }] }),
      { title: 'timeout', type: null, message: 'timeout', culprit: null },
    ],
    ['a type alone', error('E', null), { title: 'E', type: 'E', message: null, culprit: null }],
    [
      'a message',
      logged('go', 'hello ada', 'hello %s'),
      { title: 'hello ada', type: null, message: 'hello ada', culprit: null },
    ],
    [
      'the function, when there is nothing else',
      error(null, null, { function: 'f' }),
      { title: 'f', type: null, message: null, culprit: 'f' },
    ],
    ['nothing', event('other', {}), { title: '<unlabeled event>', type: null, message: null, culprit: null }],
  ])('%s', (_name, one, shown) => {
    expect(headline(one)).toEqual(shown);
  });

  const member = (id: number, type: string, name: string, value = 'x') => ({
    type,
    value,
    stacktrace: { frames: [{ function: name, module: 'shop', in_app: true }] },
    mechanism: { exception_id: id, parent_id: 0 },
  });
  const GROUP = {
    type: 'Group',
    value: 'tasks failed',
    mechanism: { exception_id: 0, is_exception_group: true },
    stacktrace: { frames: [{ function: 'main', module: 'shop' }] },
  };
  it.each([
    ['a group of one by the one', [member(1, 'E', 'pay'), GROUP], 'E: x', 'pay(shop)'],
    [
      'a group whose members failed alike by one',
      [member(2, 'E', 'pay', '2'), member(1, 'E', 'pay', '1'), GROUP],
      'E: 1',
      'pay(shop)',
    ],
    [
      'a group in a group by the one in it',
      [
        { ...member(2, 'E', 'pay'), mechanism: { exception_id: 2, parent_id: 1 } },
        { ...GROUP, mechanism: { exception_id: 1, parent_id: 0, is_exception_group: true } },
        GROUP,
      ],
      'E: x',
      'pay(shop)',
    ],
    [
      'a group of several by itself',
      [member(2, 'F', 'pay'), member(1, 'E', 'pay'), GROUP],
      'Group: tasks failed',
      'main(shop)',
    ],
    [
      'members at two places by the group',
      [member(2, 'E', 'send'), member(1, 'E', 'pay'), GROUP],
      'Group: tasks failed',
      'main(shop)',
    ],
    ['an empty group by itself', [GROUP], 'Group: tasks failed', 'main(shop)'],
    [
      'a group without frames by the frames of a member',
      [member(2, 'F', 'pay'), member(1, 'E', 'send'), { ...GROUP, stacktrace: null }],
      'Group: tasks failed',
      'send(shop)',
    ],
    [
      'a wrapper without frames by those of its cause',
      [
        { ...member(1, 'E', 'pay'), mechanism: null },
        { type: 'Wrapper', value: 'w' },
      ],
      'Wrapper: w',
      'pay(shop)',
    ],
    [
      'what was caused by a group by itself',
      [
        member(2, 'E', 'pay'),
        { ...GROUP, mechanism: { ...GROUP.mechanism, exception_id: 1, parent_id: 0 } },
        { ...member(0, 'W', 'run'), mechanism: { exception_id: 0 } },
      ],
      'W: x',
      'run(shop)',
    ],
    [
      'a signal by its name',
      [{ type: '', value: 'Segfault', mechanism: { synthetic: true, meta: { signal: { name: 'SIGSEGV' } } } }],
      'SIGSEGV: Segfault',
      null,
    ],
  ])('names %s', (_name, values, title, culprit) => {
    expect(headline(received({ exception: { values } }))).toMatchObject({ title, culprit });
  });

  it('is cut with an ellipsis, not through a character', () => {
    expect(headline(logged('go', '😀'.repeat(2000)))).toEqual({
      title: `${'😀'.repeat(127)}…`,
      type: null,
      message: `${'😀'.repeat(511)}…`,
      culprit: null,
    });
  });

  it('has at most 255 characters in its title, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), fc.string({ maxLength: 30 }), (type, value) => {
        expect(headline(error(type.repeat(20), value.repeat(20))).title.length).toBeLessThanOrEqual(255);
      }),
    );
  });
});
