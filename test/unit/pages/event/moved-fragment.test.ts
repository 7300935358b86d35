import { expect, it } from 'vitest';
import { movedFragment } from '../../../../pages/event/moved-fragment.ts';
import { presented } from '../error/shown-event.ts';

const thrown = (...names: string[]) => {
  const frames = names.map((name) => ({ function: name, filename: 'shop.js', lineno: 8 }));
  const sent = { exception: { values: [{ type: 'TypeError', value: 'no', stacktrace: { frames } }] } };
  return presented(sent).details;
};
const before = thrown('main', 'pay', 'total');

it.each([
  ['', '', thrown('main')],
  ['#breadcrumbs', '#breadcrumbs', thrown('main')],
  ['#x0f1', '#x0f1', before],
  ['#x0f1', '#x0f2', thrown('main', 'retry', 'pay', 'total')],
  ['#x0f2', '#x0f3', thrown('total', 'main', 'pay', 'total')],
  ['#x0f1', '#stack', thrown('main', 'total')],
  ['#x0f1', '#stack', presented({ message: 'no stack' }).details],
  ['#x0f9', '#x0f9', thrown('main')],
  ['#t0f1', '#t0f1', thrown('main')],
])('%j of one event is %j of another', (fragment, expected, now) => {
  expect(movedFragment(fragment, before, now)).toBe(expected);
});
