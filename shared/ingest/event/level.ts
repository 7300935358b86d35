import type { Json, Level } from './error-event.ts';

/** Sentry's five, their aliases, Python's numbers, and what loggers of other languages call theirs. */
const LEVELS = new Map<string, Level>([
  ['fatal', 'fatal'],
  ['critical', 'fatal'],
  ['alert', 'fatal'],
  ['emergency', 'fatal'],
  ['50', 'fatal'],
  ['error', 'error'],
  ['40', 'error'],
  ['warning', 'warning'],
  ['warn', 'warning'],
  ['30', 'warning'],
  ['info', 'info'],
  ['log', 'info'],
  ['notice', 'info'],
  ['20', 'info'],
  ['debug', 'debug'],
  ['trace', 'debug'],
  ['10', 'debug'],
]);

/** Returns the level for any of these spellings; `error` for anything else. */
export function levelOf(value: Json | undefined): Level {
  const name = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return LEVELS.get(name.trim().toLowerCase()) ?? 'error';
}
