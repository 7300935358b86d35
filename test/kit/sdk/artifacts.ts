import { expect } from 'vitest';
import { debugIdsOfScript } from '../../../shared/source-maps/map/debug-id.ts';
import { anEvent, report } from '../collector.ts';
import { eventually } from '../eventually.ts';
import { admin } from '../request.ts';
import type { TrackedProject } from './tracked-project.ts';

/** Waits until so many artifacts of a project can be used: tools that upload need not wait. */
export async function untilBuilt({ at }: TrackedProject, count: number): Promise<void> {
  const readyOf = (json: unknown) => (json as { state: string }[]).filter(({ state }) => state === 'ready');
  const seen = await eventually(
    () => admin('GET', `${at}/error_tracking/artifacts`),
    ({ status, json }) => status !== 200 || readyOf(json).length >= count,
  );
  expect(seen).toMatchObject({ status: 200 });
  expect(readyOf(seen.json)).toHaveLength(count);
}

/**
 * Sends events of a script until one of them got its maps when it came. The first has to read what an instance then keeps,
 * which on a busy machine takes longer than an event waits for maps.
 * @param script what was built
 * @param more what else leads to its maps, besides the debug id that is in it
 */
export async function untilInTime(project: TrackedProject, script: string, more: object = {}): Promise<void> {
  const before = script.slice(0, script.indexOf('No price for')).split('\n');
  const place = { lineno: before.length, colno: before.at(-1)!.length };
  const abs_path = 'https://shop.example/page.js';
  const images = debugIdsOfScript(script).map((debug_id) => ({ type: 'sourcemap', code_file: abs_path, debug_id }));
  const frames = [{ filename: abs_path, abs_path, function: 'warmUp', ...place }];
  const exception = { values: [{ type: 'WarmUp', value: 'is not looked at', stacktrace: { frames } }] };
  const event = { platform: 'javascript', exception, debug_meta: { images }, ...more };
  const mapping = await eventually(
    async () => {
      const [id] = await report({ project, key: project.key }, anEvent(event));
      return (await admin('GET', `${project.events}/${id}/source_maps`)).json;
    },
    (json) => JSON.stringify(json).includes('"mapped_at":"arrival"'),
  );
  expect(mapping).toMatchObject({ frames: [{ mapped_at: 'arrival' }] });
}
