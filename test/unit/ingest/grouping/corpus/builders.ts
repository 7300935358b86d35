import type { ErrorEvent, ExceptionValue, Frame } from '../../../../../shared/ingest/event/error-event.ts';
import { normalise } from '../../../../../shared/ingest/event/normalise.ts';

/** Two events, and whether they are one error. */
export interface Pair {
  why: string;
  one: ErrorEvent;
  other: ErrorEvent;
}

export interface Corpus {
  platform: string;
  /** Must be one error. */
  together: Pair[];
  /** Must be two errors. */
  apart: Pair[];
}

export function event(platform: string, parts: Partial<ErrorEvent>): ErrorEvent {
  return {
    event_id: '0123456789abcdef0123456789abcdef',
    timestamp: '2026-01-02T03:04:05.000Z',
    level: 'error',
    platform,
    logger: null,
    release: null,
    environment: null,
    transaction: null,
    exceptions: [],
    frames: [],
    crash_site: null,
    message: null,
    fingerprint: null,
    tags: {},
    user: null,
    ...parts,
  };
}

export function frame(parts: Partial<Frame>): Frame {
  return {
    filename: null,
    abs_path: null,
    function: null,
    module: null,
    package: null,
    lineno: null,
    colno: null,
    context_line: null,
    pre_context: [],
    post_context: [],
    in_app: true,
    ...parts,
  };
}

export function exception(type: string | null, value: string | null, ...frames: Partial<Frame>[]): ExceptionValue {
  return { type, value, module: null, synthetic: false, code: null, place: null, frames: frames.map(frame) };
}

/** An event of one exception. */
export function thrown(platform: string) {
  return (type: string | null, value: string | null, ...frames: Partial<Frame>[]): ErrorEvent =>
    event(platform, { exceptions: [exception(type, value, ...frames)] });
}

/** Pairs of two names of a function, between frames that say nothing else. */
export function functions(platform: string, pairs: readonly (readonly [string, string])[]): Pair[] {
  const called = (name: string) =>
    thrown(platform)('E', 'x', ...['main', name, 'end'].map((one) => ({ function: one })));
  return pairs.map(([one, other]) => ({ why: `${one} · ${other}`, one: called(one), other: called(other) }));
}

/** Pairs of two places, `module.function`. */
export function places(platform: string, pairs: readonly (readonly [[string, string], [string, string]])[]): Pair[] {
  const at = ([module, name]: [string, string]) => thrown(platform)('E', 'x', { module, function: name });
  return pairs.map(([one, other]) => ({
    why: `${one.join('.')} · ${other.join('.')}`,
    one: at(one),
    other: at(other),
  }));
}

export function logged(platform: string, formatted: string, template: string | null = null): ErrorEvent {
  return event(platform, { message: { formatted, template } });
}

/** An event as an SDK sends it. */
export function received(payload: unknown): ErrorEvent {
  return normalise(payload as Parameters<typeof normalise>[0], { receivedAt: new Date('2026-01-02T03:04:05Z') });
}
