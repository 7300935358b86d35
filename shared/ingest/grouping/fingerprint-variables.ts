import type { ErrorEvent, Frame } from '../event/error-event.ts';
import { withoutThrowing } from './throwing.ts';
import { crashFrame } from './title.ts';

type Reader = (event: ErrorEvent, frame: Frame | null) => string | null | undefined;

const ofException =
  (part: 'type' | 'value'): Reader =>
  ({ exceptions }) =>
    exceptions.at(-1)?.[part];
const absolutePath: Reader = (_event, frame) => frame?.abs_path ?? frame?.filename;

/**
 * The variables of Sentry's fingerprints and their longer names
 * (https://docs.sentry.io/concepts/data-management/event-grouping/fingerprint-rules/#variables). Values are taken as they
 * are, so that an application which names them decides alone.
 */
const VARIABLES: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['transaction', (event) => event.transaction],
  ['message', ({ message, exceptions }) => message?.formatted ?? message?.template ?? exceptions.at(-1)?.value],
  ['type', ofException('type')],
  ['error.type', ofException('type')],
  ['value', ofException('value')],
  ['error.value', ofException('value')],
  ['function', (_event, frame) => frame?.function],
  ['stack.function', (_event, frame) => frame?.function],
  ['module', (_event, frame) => frame?.module],
  ['stack.module', (_event, frame) => frame?.module],
  ['package', (_event, frame) => fileOf(frame?.package)],
  ['stack.package', (_event, frame) => fileOf(frame?.package)],
  ['path', absolutePath],
  ['stack.abs_path', absolutePath],
  ['stack.filename', (_event, frame) => frame?.filename ?? frame?.abs_path],
  ['level', (event) => event.level],
  ['logger', (event) => event.logger],
  ['release', (event) => event.release],
  ['environment', (event) => event.environment],
]);

const TAG = 'tags.';

/** What a variable stands for in an event; `null` if there is no such variable, `<no-NAME>` if the event has none. */
export function valueOfVariable(name: string, event: ErrorEvent): string | null {
  if (name.startsWith(TAG)) return tag(event, name.slice(TAG.length)) ?? `<no-${name}>`;
  const read = VARIABLES.get(name);
  return read === undefined ? null : read(event, crashFrame(withoutThrowing(event))) || `<no-${name}>`;
}

/** Sentry makes tags of these attributes of an event. */
const TAGGED = new Set(['environment', 'level', 'logger', 'release', 'transaction']);

function tag(event: ErrorEvent, key: string): string | null | undefined {
  if (Object.hasOwn(event.tags, key)) return event.tags[key];
  return TAGGED.has(key) ? VARIABLES.get(key)!(event, null) : null;
}

function fileOf(path: string | null | undefined): string | undefined {
  return path?.split(/[\\/]/).at(-1);
}
