import { describe, expect, it } from 'vitest';
import type { ErrorEvent, JsonObject } from '../../../shared/ingest/event/error-event.ts';
import { frameOf } from '../../../shared/ingest/event/frames.ts';
import { normalise } from '../../../shared/ingest/event/normalise.ts';
import { group } from '../../../shared/ingest/grouping/group.ts';
import { culprit } from '../../../shared/ingest/grouping/title.ts';
import { packPayload } from '../../../shared/ingest/payload/pack.ts';
import { readEvent } from '../../../shared/ingest/read-event.ts';

const NOW = new Date('2026-11-20T10:00:00Z');
const RAW = { function: 't', abs_path: 'https://shop.example/app-a1b2c3d4.js', lineno: 1, colno: 4711, in_app: true };
const MAPPED = {
  debug_id: '8b4a1c0a-0000-4000-8000-00000000000a',
  file: 'src/basket.ts',
  function: 'go',
  line: 3,
  column: 9,
  context_line: '  items.map(render);',
};
const payloadOf = (...frames: JsonObject[]): JsonObject => ({
  platform: 'javascript',
  exception: { values: [{ type: 'TypeError', value: 'it broke', stacktrace: { frames } }] },
});
const eventOf = (...frames: JsonObject[]): ErrorEvent => normalise(payloadOf(...frames), { receivedAt: NOW });
const groupOf = (...frames: JsonObject[]) => {
  const { source, parts } = group(eventOf(...frames));
  return [source, ...parts];
};

describe('a mapped frame', () => {
  it('is understood in the words of its source, and of nothing that was sent but what the map does not say', () => {
    const sent = { ...RAW, module: 'app', pre_context: ['var a'], mapped: { ...MAPPED, in_app: false } };
    expect(frameOf(sent)).toMatchObject({
      filename: 'src/basket.ts',
      abs_path: null,
      module: null,
      function: 'go',
      lineno: 3,
      colno: 9,
      context_line: '  items.map(render);',
      pre_context: [],
      in_app: false,
      mapped: true,
    });
    expect(frameOf({ ...RAW, mapped: { line: 3 } })).toMatchObject({ function: 't', in_app: true, isUnnamed: true });
  });

  it('is grouped and named alike in all builds', () => {
    const other = { ...RAW, function: 'q', abs_path: 'https://shop.example/app-99887766.js', colno: 12 };
    const parts = ['stack', 'TypeError', 'src/basket.ts in go at items.map(render);'];
    expect(groupOf({ ...RAW, mapped: MAPPED })).toEqual(parts);
    expect(groupOf({ ...other, mapped: MAPPED })).toEqual(parts);
    expect(culprit(eventOf({ ...RAW, mapped: MAPPED }))).toBe('go(src/basket.ts)');
  });

  it('has no name of the build where the map has none', () => {
    const { function: _, ...unnamed } = MAPPED;
    const parts = ['stack', 'TypeError', 'src/basket.ts at items.map(render);'];
    expect(groupOf({ ...RAW, mapped: unnamed })).toEqual(parts);
    expect(groupOf({ ...RAW, function: 'renderBasket', mapped: unnamed })).toEqual([
      'stack',
      'TypeError',
      'src/basket.ts in renderBasket at items.map(render);',
    ]);
  });

  it('does not count where several sources are possible', () => {
    const mapped = { ...MAPPED, imprecise: true };
    const precise = { ...RAW, mapped: MAPPED };
    expect(groupOf({ ...RAW, mapped }, precise)).toEqual(groupOf(precise));
    expect(groupOf({ ...RAW, mapped })).toEqual(['exception', 'TypeError', 'it broke']);
  });
});

describe('what is ours to say', () => {
  const read = (payload: JsonObject) =>
    readEvent({ bytes: Buffer.from(JSON.stringify(payload)) }, { receivedAt: NOW, remoteAddress: '' }, true);

  it.each([
    ['a list', (frame: JsonObject) => ({ exception: [{ type: 'E', stacktrace: { frames: [null, frame] } }] })],
    ['an only one', (frame: JsonObject) => ({ exception: { type: 'E', stacktrace: [frame] } })],
    ['raw', (frame: JsonObject) => ({ exception: { values: { type: 'E', raw_stacktrace: { frames: [frame] } } } })],
    ['old names', (frame: JsonObject) => ({ 'sentry.interfaces.Stacktrace': { frames: [frame] } })],
    ['threads', (frame: JsonObject) => ({ threads: { values: [{ stacktrace: { frames: [frame] } }] } })],
  ])('is dropped when a sender says it: %s', (_, payloadWith) => {
    const sent = { ...payloadWith({ ...RAW, mapped: MAPPED }), _glet: { trimmed: ['all'] } } as JsonObject;
    const { payload } = read(sent) as { payload: JsonObject };
    expect(JSON.stringify(payload)).not.toMatch(/mapped|_glet/);
    expect(JSON.stringify(payload)).toContain('app-a1b2c3d4.js');
  });

  it('stays when a payload is trimmed, to the last', () => {
    const extra = Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`k${at}`, `${at}`.repeat(60)]));
    const long = { ...MAPPED, file: 'x/'.repeat(300) };
    const payload = {
      ...payloadOf({ ...RAW, mapped: long }),
      extra,
      breadcrumbs: [{ message: 'b'.repeat(4000) }],
      _glet: { source_maps: 'late' },
    };
    const packed = packPayload(payload, 1200, (json) => Buffer.from(json));
    const kept = JSON.parse(packed.toString()) as JsonObject;
    expect(kept['_glet']).toMatchObject({
      source_maps: 'late',
      trimmed: expect.arrayContaining(['all but the skeleton']),
    });
    const [frame] = normalise(kept, { receivedAt: NOW }).exceptions[0]!.frames;
    expect(frame).toMatchObject({ function: 'go', lineno: 3, mapped: true });
  });
});
