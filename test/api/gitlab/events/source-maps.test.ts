import { transformSync } from 'esbuild';
import { expect, it } from 'vitest';
import { NO_EVENT } from '../../../kit/answers.ts';
import { aScript, bundleOfScripts, upload } from '../../../kit/artifacts.ts';
import { anEvent, newEventId, newReporter, report } from '../../../kit/collector.ts';
import { untilCounted } from '../../../kit/errors.ts';
import { admin } from '../../../kit/request.ts';
import { inSentry } from '../../../kit/sentry-api.ts';

const SOURCE = `// what a cart costs
export function total(cart) {
  const { items } = cart;

  return items.reduce((sum, { price }) => sum + price, 0);
}
export const NONE = total({ items: [] });
`;

const minified = transformSync(SOURCE, { minify: true, sourcemap: 'external', sourcefile: 'src/cart.ts' });
const column = minified.code.indexOf('reduce') + 1;

const frame = (filename: string) => ({ filename, abs_path: filename, function: 'r', lineno: 1, colno: column });

it('an event shows its source as soon as the map is there, and says what was missing before', async () => {
  const reporter = await newReporter();
  const { project } = reporter;
  const script = aScript({ script: minified.code, map: minified.map });
  const [app, other] = ['https://shop.example/app.js', 'https://shop.example/other.js'];
  const images = [{ type: 'sourcemap', code_file: app, debug_id: script.debugId! }];
  const frames = [{ function: '<anonymous>', filename: '<anonymous>' }, frame(other), frame(app)];
  const exception = { values: [{ type: 'TypeError', value: 'it broke', stacktrace: { frames } }] };
  const event = anEvent({ platform: 'javascript', debug_meta: { images }, exception });
  await report(reporter, event);
  const [error] = await untilCounted(project, 1);

  const explain = async () => (await admin('GET', `${project.events}/${event.event_id}/source_maps`)).json;
  const stack = 'exception.values.0';
  const unmapped = { line: 1, column, function: 'r', debug_id: null, mapped: false, mapped_at: null, source: null };
  const builtIn = { ...unmapped, stack, index: 0, function: '<anonymous>', filename: '<anonymous>' };
  const reasons = (reason: string, sentence: RegExp) => ({ reason, explanation: expect.stringMatching(sentence) });
  const noMaps = reasons('no-maps', /^No source map was ever uploaded to this project: .* docs\/source-maps\.md /);
  const first = { ...builtIn, line: null, column: null, ...reasons('built-in', /no script of yours/) };
  expect(await explain()).toEqual({
    event_id: event.event_id,
    state: 'none',
    frames: [
      first,
      { ...unmapped, stack, index: 1, filename: other, ...noMaps },
      { ...unmapped, stack, index: 2, filename: app, debug_id: script.debugId, ...noMaps },
    ],
  });

  expect(await upload(project, bundleOfScripts([script]))).toMatchObject({ state: 'ok' });
  const source = { file: 'src/cart.ts', line: 5, column: 16, function: 'total' };
  const late = { debug_id: script.debugId, mapped: true, mapped_at: 'read', source };
  expect(await explain()).toEqual({
    event_id: event.event_id,
    state: 'partly',
    frames: [
      first,
      { ...unmapped, stack, index: 1, filename: other, ...reasons('no-debug-id', /^The event has no debug id/) },
      { ...unmapped, stack, index: 2, filename: app, ...late, ...reasons('uploaded-after', /was uploaded at 20\d\d-/) },
    ],
  });

  const shown = {
    function: 'total',
    filename: 'src/cart.ts',
    lineno: 5,
    colno: 16,
    context: SOURCE.split('\n').map((line, index) => [index + 1, line]),
    raw: { function: 'r', filename: app, lineno: 1, colno: column },
    debug_id: script.debugId,
  };
  for (const path of [
    `${project.events}/${event.event_id}`,
    `${project.errors}/${error!.id}/events/latest`,
    `${project.errors}/${error!.id}/events/oldest`,
  ]) {
    const { json } = await admin('GET', path);
    const { details, stack_trace_entries, payload } = json as ShownEvent;
    expect(details.exceptions[0]!.frames[2]).toMatchObject(shown);
    expect(details.exceptions[0]!.frames[1]).not.toHaveProperty('raw');
    expect(details.grouping).toMatchObject({ rule: expect.any(String) });
    expect(stack_trace_entries[2]).toMatchObject({ function: 'total', filename: 'src/cart.ts', lineNo: 5 });
    expect(payload.exception.values[0]!.stacktrace.frames[2]).toEqual(frame(app));
  }
  const { json } = await admin('GET', `${inSentry(project).ofProject}/events/${event.event_id}/`);
  expect(JSON.stringify(json)).toContain('"filename":"src/cart.ts"');
  expect(await admin('GET', `${project.events}/${newEventId()}/source_maps`)).toEqual(NO_EVENT);
});

interface ShownEvent {
  details: { exceptions: { frames: object[] }[]; grouping: object };
  stack_trace_entries: object[];
  payload: { exception: { values: { stacktrace: { frames: object[] } }[] } };
}
