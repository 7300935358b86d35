import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/ingest/event/error-event.ts';
import { mapWithin, mayHaveMaps } from '../../../shared/services/collector/source-maps.ts';
import type { ReadEvent } from '../../../shared/ingest/read-event.ts';
import { normalise } from '../../../shared/ingest/event/normalise.ts';
import { useStore } from '../../kit/store.ts';
import { envelope, event, item, send } from './collecting.ts';

const FRAMES = { exception: { values: [{ type: 'E', stacktrace: { frames: [{ filename: 'a.js', lineno: 1 }] } }] } };
const IMAGES = { debug_meta: { images: [{ type: 'sourcemap', code_file: 'a.js', debug_id: 'x' }] } };
const readOf = (payload: JsonObject): ReadEvent => ({
  payload,
  event: normalise(payload, { receivedAt: new Date(0) }),
});

describe('source maps', () => {
  it.each<[string, JsonObject, boolean]>([
    ['debug ids', { ...FRAMES, ...IMAGES }, true],
    ['debug ids without frames', IMAGES, false],
    ['a release and JavaScript', { ...FRAMES, platform: 'node', release: 'shop@1' }, true],
    ['a release of another language', { ...FRAMES, platform: 'python', release: 'shop@1' }, false],
    ['neither', { ...FRAMES, platform: 'javascript' }, false],
    ['images of other kinds', { ...FRAMES, debug_meta: { images: [null, 'x', { type: 'macho' }] } }, false],
  ])('may be there of an event with %s: %j', (_, payload, may) => {
    expect(mayHaveMaps(readOf(payload))).toBe(may);
  });

  it('have one time for all events of a request', async () => {
    const left: number[] = [];
    const mapped = mapWithin(
      async (read, _, { deadlineMs }) => {
        left.push(deadlineMs);
        const until = Date.now() + (left.length === 1 ? 5 : 320);
        while (Date.now() < until) await Promise.resolve();
        return read;
      },
      {} as never,
      { projectId: 1, receivedAt: new Date() },
      300,
    );
    for (let time = 0; time < 3; time++) await mapped(readOf({ ...FRAMES, ...IMAGES }));
    expect(left[0]).toBe(300);
    expect(left[1]).toBeLessThanOrEqual(295);
    expect(left[2]).toBe(0);
  });
});

const store = useStore();

it('a project without source maps costs one put, and one with some as well where no script is named', async () => {
  for (const hasMaps of [false, true]) {
    const { sent } = await send(store, envelope(item(event(hasMaps ? 1 : 2))), { hasMaps });
    expect(sent).toEqual(['PutItemCommand']);
  }
});
