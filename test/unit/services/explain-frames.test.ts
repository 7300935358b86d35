import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/ingest/event/error-event.ts';
import { explainFrames, stateOf, type AppliedMaps } from '../../../shared/services/artifacts/explain-frames.ts';
import type { FrameReport } from '../../../shared/services/artifacts/map-payload.ts';
import type { Unmapped } from '../../../shared/source-maps/frames/unmapped.ts';

const ID = '1b4e28ba-2fa1-41d2-883f-0016d3cca427';
const RECEIVED = Date.parse('2026-11-26T12:00:00.000Z');
const SENT = { function: 'r', abs_path: 'https://shop.example/app.js', lineno: 1, colno: 100 };
const MAPPED = { debug_id: ID, file: 'src/cart.ts', function: 'total', line: 5, column: 3 };

interface Case {
  sent?: JsonObject;
  /** What was stored beside it, and what there is now. */
  stored?: JsonObject;
  now?: JsonObject | null;
  reason?: Unmapped;
  id?: string | null;
  known?: Partial<AppliedMaps>;
  payload?: JsonObject;
}

/** What is said of the one frame of an event. */
function explain({ sent = SENT, stored, now = stored ?? null, reason, id = ID, known = {}, payload = {} }: Case) {
  const of = (frame: JsonObject): JsonObject => ({
    platform: 'javascript',
    exception: { values: [{ stacktrace: { frames: [frame] } }] },
    ...payload,
  });
  const report: FrameReport = {
    stack: 'exception.values.0',
    index: 0,
    mapped: now !== null,
    reason: reason ?? null,
    debug_id: id,
  };
  return explainFrames({
    stored: of(stored === undefined ? sent : { ...sent, mapped: stored }),
    applied: of(now === null ? sent : { ...sent, mapped: now }),
    reports: [report],
    received: RECEIVED,
    release: null,
    artifacts: new Map(),
    hasMaps: true,
    ...known,
  });
}

const createdAt = (created_at: string) => ({ artifacts: new Map([[ID, { created_at }]]) });

describe('what is said of a frame', () => {
  it.each<[string, Case, string | null, RegExp]>([
    ['is mapped', { stored: MAPPED }, null, /^$/],
    [
      'has a map since it came',
      { now: MAPPED, known: createdAt('2026-11-26T12:30:00.000Z') },
      'uploaded-after',
      /^The source map was uploaded at 2026-11-26T12:30:00\.000Z, and the event came at 2026-11-26T12:00:00\.000Z\. .* merged/,
    ],
    [
      'has a map that was uploaded when others were still told that there is none',
      { now: MAPPED, known: createdAt('2026-11-26T11:59:50.000Z') },
      'uploaded-after',
      /11:59:50/,
    ],
    [
      'came when maps could not be read',
      { now: MAPPED, known: createdAt('2026-11-26T11:00:00.000Z'), payload: { _glet: { source_maps: 'late' } } },
      'late',
      /could not be read in time when the event came/,
    ],
    [
      'has no text',
      { stored: { ...MAPPED, no_text: true } },
      'no-text',
      /^The source map has no text .*sourcesContent/,
    ],
    [
      'came without a column, and its map late',
      { now: { ...MAPPED, imprecise: true }, known: createdAt('2026-11-26T13:00:00.000Z') },
      'uploaded-after',
      /13:00.*a guess\.$/,
    ],
    ['has no map', { reason: { reason: 'not-uploaded', debugId: ID } }, 'not-uploaded', new RegExp(ID)],
    [
      'is of a project without any map',
      { reason: { reason: 'not-uploaded', debugId: ID }, known: { hasMaps: false } },
      'no-maps',
      /docs\/source-maps\.md/,
    ],
    ['has no debug id', { reason: { reason: 'no-debug-id' }, id: null }, 'no-debug-id', /inject one/],
    [
      'has none, and is no file of its release',
      { reason: { reason: 'no-debug-id' }, id: null, known: { release: 'shop@1' } },
      'no-debug-id',
      /no source map was uploaded for ~\/app\.js of the release shop@1: /,
    ],
    [
      'has two debug ids',
      { reason: { reason: 'two-debug-ids', debugIds: [ID, ID.replace('1', '2')] }, id: null },
      'two-debug-ids',
      /Let only one tool/,
    ],
    [
      'has a map that is too large',
      { reason: { reason: 'refused', debugId: ID, file: 'a.js.map', problem: 'is larger than 190 MiB' } },
      'refused',
      /a\.js\.map: is larger than 190 MiB\.$/,
    ],
    [
      'has no mapping',
      { reason: { reason: 'no-mapping', debugId: ID, line: 1, column: 100 } },
      'no-mapping',
      /column 100/,
    ],
    ['has no line', { reason: { reason: 'no-line' } }, 'no-line', /which line/],
    ['cannot be read', { reason: { reason: 'unreachable', debugId: '' }, id: null }, 'unreachable', /look again/],
    ['is one of very many', { reason: { reason: 'too-many' }, id: null }, 'too-many', /more frames/],
    ...['node:internal/timers', '<anonymous>', '[native code]', 'chrome-extension://abc/x.js'].map(
      (abs_path): [string, Case, string, RegExp] => [
        `is of ${abs_path}`,
        { sent: { ...SENT, abs_path }, reason: { reason: 'no-debug-id' }, id: null },
        'built-in',
        /no script of yours/,
      ],
    ),
  ])('that %s', (_, given, reason, sentence) => {
    const [said, ...more] = explain(given);
    expect(more).toEqual([]);
    expect(said).toMatchObject({
      reason,
      mapped: given.now !== undefined || given.stored !== undefined,
      mapped_at: given.stored !== undefined ? 'arrival' : given.now !== undefined ? 'read' : null,
    });
    expect(said!.explanation ?? '').toMatch(sentence);
    const source = { file: 'src/cart.ts', line: 5, column: 3, function: 'total' };
    expect(said!.source).toEqual(said!.mapped ? source : null);
    expect(said).toMatchObject({ function: 'r', line: 1, column: 100 });
  });

  it('calls a function that the map does not name as it was sent', () => {
    const { function: _, ...nameless } = MAPPED;
    expect(explain({ stored: nameless })[0]!.source).toMatchObject({ function: 'r' });
  });

  it('is nothing of one of another language', () => {
    expect(explain({ payload: { platform: 'python' }, id: null })).toEqual([]);
    expect(explain({ sent: { ...SENT, platform: 'native' }, id: null })).toEqual([]);
    expect(explain({ payload: { platform: 'python' }, reason: { reason: 'not-uploaded', debugId: ID } })).toHaveLength(
      1,
    );
  });
});

it.each([
  ['none', [], 'none'],
  ['built-in ones', ['built-in'], 'none'],
  ['mapped ones beside built-in ones', ['built-in', null, 'no-text'], 'mapped'],
  ['mapped ones and others', [null, 'not-uploaded'], 'partly'],
  ['others', ['not-uploaded', 'no-debug-id'], 'none'],
] as const)('of %s an event is %s %s', (_, reasons, state) => {
  const isMapped = (reason: string | null): boolean => reason === null || reason === 'no-text';
  const frames = reasons.map((reason) => ({ ...explain({})[0]!, reason, mapped: isMapped(reason) }));
  expect(stateOf(frames)).toBe(state);
});
