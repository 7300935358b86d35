import { expect, it } from 'vitest';
import type { EventDetails } from '../../../shared/present/event/details.ts';
import { newReporter, report } from '../../kit/collector.ts';
import { eventOf, untilCounted } from '../../kit/errors.ts';
import { eventIn, newBuild, SOURCE, upload } from '../../kit/source-maps/builds.ts';

const framesOf = (details: unknown) => (details as EventDetails).exceptions[0]!.frames;

it('an event is grouped and shown as its source map says, one error for all builds, and with what was sent', async () => {
  const reporter = await newReporter();
  const [first, second] = [newBuild('t', ''), newBuild('q', 'var z=1;')];
  for (const { bundle } of [first, second]) await upload(reporter, bundle);
  const fake = { mapped: { debug_id: first.id, file: 'evil.ts', function: 'evil', line: 1 } };
  const [event] = await report(reporter, eventIn(first), eventIn(second, fake));
  const errors = await untilCounted(reporter.project, 2);
  expect(errors).toMatchObject([{ count: 2, culprit: 'openBasket(src/basket.ts)' }]);

  const { details, stack_trace_entries, payload } = await eventOf(reporter.project, event!);
  expect(framesOf(details)).toMatchObject([
    {
      function: 'openBasket',
      filename: 'src/basket.ts',
      lineno: 3,
      colno: 3,
      own: true,
      context: SOURCE.split('\n').map((line, index) => [index + 1, line]),
      debug_id: first.id,
      raw: { function: 't', filename: '/app.js', lineno: 1, colno: first.colno },
    },
  ]);
  expect((details as unknown as EventDetails).grouping).toMatchObject({ rule: 'stack' });
  expect(stack_trace_entries).toMatchObject([{ lineNo: 3, filename: 'src/basket.ts', function: 'openBasket' }]);
  expect(JSON.stringify(payload)).not.toContain('evil');
});

it("an event is not mapped by another project's source maps, nor by what it says itself", async () => {
  const [reporter, other] = await Promise.all([newReporter(), newReporter()]);
  const [own, foreign] = [newBuild('t', ''), newBuild('u', '')];
  await Promise.all([upload(reporter, own.bundle), upload(other, foreign.bundle)]);
  const fake = { mapped: { debug_id: foreign.id, file: 'evil.ts', function: 'evil', line: 1 } };
  const [event] = await report(reporter, eventIn(foreign, fake));
  const { details, payload } = await eventOf(reporter.project, event!);
  const [frame] = framesOf(details);
  expect([frame!.function, frame!.raw]).toEqual(['u', undefined]);
  expect(JSON.stringify(payload)).not.toContain('evil');
});

it('an event that came before its source map is in the error of the others once that is uploaded', async () => {
  const reporter = await newReporter();
  const [first, second] = [newBuild('t', ''), newBuild('q', 'var z=1;')];
  await upload(reporter, first.bundle);
  await report(reporter, eventIn(first), eventIn(second));
  expect(await untilCounted(reporter.project, 2)).toHaveLength(2);
  await upload(reporter, second.bundle);
  const [error, ...others] = await untilCounted(reporter.project, 2);
  expect([error, others]).toMatchObject([{ count: 2, culprit: 'openBasket(src/basket.ts)' }, []]);
});
