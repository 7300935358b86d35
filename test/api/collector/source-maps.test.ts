import { createHash, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/ingest/event/error-event.ts';
import type { EventDetails } from '../../../shared/present/event/details.ts';
import { newEventId, newReporter, report, type Reporter, type SentEvent } from '../../kit/collector.ts';
import { eventOf, untilCounted } from '../../kit/errors.ts';
import { eventually } from '../../kit/eventually.ts';
import { admin } from '../../kit/request.ts';
import { inSentry } from '../../kit/sentry-api.ts';
import { mappingsOf } from '../../kit/source-maps/vlq.ts';
import { bundleOf } from '../../kit/source-maps/zip.ts';

const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex');
const FILE = 'https://shop.example/app.js';
const SOURCE = '// 1\nexport function openBasket() {\n  items.forEach(render);\n}\n';

/** A build of the same source, in which the function has another name, and stands elsewhere. */
interface Build {
  id: string;
  minified: string;
  /** Where the function's body is, from 1. */
  colno: number;
}

function newBuild(minified: string, before: string): Build & { bundle: Buffer } {
  const [id, start] = [randomUUID(), before.length];
  const script = `${before}function ${minified}(){i.forEach(n)}`;
  const body = start + `function ${minified}(){`.length;
  const name = start + 'function '.length;
  const mappings = mappingsOf([
    [
      [start, 0, 1, 0],
      [name, 0, 1, 16, 0],
      [body, 0, 2, 2],
    ],
  ]);
  const map = JSON.stringify({
    version: 3,
    sources: ['webpack://shop/./src/basket.ts'],
    sourcesContent: [SOURCE],
    names: ['openBasket'],
    mappings,
  });
  const headers = { 'debug-id': id };
  const bundle = bundleOf({
    'files/_/_/app.js': {
      bytes: `${script}\n//# sourceMappingURL=app.js.map`,
      type: 'minified_source',
      url: '~/app.js',
      headers: { ...headers, sourcemap: 'app.js.map' },
    },
    'files/_/_/app.js.map': { bytes: map, type: 'source_map', url: '~/app.js.map', headers },
  });
  return { id, minified, colno: body + 1, bundle };
}

async function upload({ project }: Reporter, bundle: Buffer): Promise<void> {
  const path = inSentry(project).ofOrganization;
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bundle)]), sha1(bundle));
  const encoded = new Response(form);
  const headers = { 'content-type': encoded.headers.get('content-type')! };
  const body = new Uint8Array(await encoded.arrayBuffer());
  expect(await admin('POST', `${path}/chunk-upload/`, { headers, body })).toMatchObject({ status: 200 });
  const json = { checksum: sha1(bundle), chunks: [sha1(bundle)], projects: [inSentry(project).slug] };
  const done = await eventually(
    () => admin('POST', `${path}/artifactbundle/assemble/`, { json }),
    ({ json: answer }) => ['ok', 'error'].includes((answer as { state: string }).state),
  );
  expect(done.json).toMatchObject({ state: 'ok' });
}

function eventIn({ id, minified, colno }: Build, more: JsonObject = {}): SentEvent {
  const frame = { function: minified, abs_path: FILE, lineno: 1, colno, in_app: true, ...more };
  return {
    event_id: newEventId(),
    platform: 'javascript',
    exception: { values: [{ type: 'TypeError', value: 'it broke', stacktrace: { frames: [frame] } }] },
    debug_meta: { images: [{ type: 'sourcemap', code_file: FILE, debug_id: id }] },
  };
}

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
