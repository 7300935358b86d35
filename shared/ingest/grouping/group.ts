import { hash as digestOf } from 'node:crypto';
import type { ErrorEvent } from '../event/error-event.ts';
import { isDefaultPart } from '../event/fingerprint.ts';
import { inAppFilter, stackContribution, type StackContribution } from './stack-contribution.ts';
import { platformFamily } from './function-names.ts';
import { isShortened, withoutShortNames } from './minified.ts';
import { stableModule } from './module-names.ts';
import { parameterise } from './parameterise.ts';
import { withoutThrowing } from './throwing.ts';

/**
 * The version of these rules, part of every hash: whatever gives an event another hash is another version, since from
 * then on the same failure is a new error.
 */
export const GROUPING_VERSION = 2;

export interface Grouping {
  version: typeof GROUPING_VERSION;
  /** What told the error apart. */
  source: 'fingerprint' | 'stack' | 'exception' | 'message' | 'fallback';
  /** What was hashed, readable. */
  parts: string[];
  /** 64 hexadecimal digits. Events with the same hash are the same error. */
  hash: string;
}

/** Which error an event belongs to. `docs/grouping.md` explains it to those who see the result. */
export function group(event: ErrorEvent): Grouping {
  const fingerprint = event.fingerprint ?? [];
  if (fingerprint.length === 0) return defaultGrouping(event);
  if (!fingerprint.some(isDefaultPart)) return grouping('fingerprint', fingerprint);
  const byDefault = defaultGrouping(event);
  if (fingerprint.length === 1) return byDefault;
  return grouping(
    'fingerprint',
    fingerprint.map((part) => (isDefaultPart(part) ? byDefault.hash : part)),
  );
}

function defaultGrouping(event: ErrorEvent): Grouping {
  return byStack(withoutThrowing(event)) ?? byException(event) ?? byMessage(event) ?? byWhatIsLeft(event);
}

function byStack(event: ErrorEvent): Grouping | null {
  const family = platformFamily(event.platform);
  const all = [...event.frames, ...event.exceptions.flatMap(({ frames }) => frames)];
  const isMessage = event.exceptions.length === 0;
  // A message is logged from somewhere; frames of libraries only would make one error of all of them.
  if (isMessage && all.every(({ in_app }) => in_app === false)) return null;
  const own = inAppFilter(all);
  const stacks = event.exceptions.map(({ frames }) => stackContribution(frames.filter(own), family));
  if (stacks.every(isEmpty)) stacks.push(stackContribution(event.frames.filter(own), family));
  if (stacks.every(isEmpty)) return null;
  const sufficient = stacks.every((stack) => isEmpty(stack) || stack.sufficient);
  if (isMessage && !sufficient) return null;
  const chain = stacks.map(({ parts }, index) => [
    ...exceptionParts(event, index, sufficient ? 'type' : 'type and value'),
    ...parts,
  ]);
  return grouping('stack', withoutRepetition(chain));
}

function isEmpty({ parts }: StackContribution): boolean {
  return parts.length === 0;
}

function byException(event: ErrorEvent): Grouping | null {
  const parts = withoutRepetition(event.exceptions.map((_, index) => exceptionParts(event, index, 'type and value')));
  return parts.length > 0 ? grouping('exception', parts) : null;
}

function byMessage(event: ErrorEvent): Grouping | null {
  const text = parameterise(event.message?.template ?? '') || parameterise(event.message?.formatted ?? '');
  return text === '' ? null : grouping('message', [text]);
}

/** Neither exception nor message: what is left is where it came from. */
function byWhatIsLeft(event: ErrorEvent): Grouping {
  const rest = [event.platform, event.logger ?? '', parameterise(event.transaction ?? '')];
  return grouping('fallback', rest);
}

function exceptionParts(event: ErrorEvent, index: number, what: 'type' | 'type and value'): string[] {
  const exception = event.exceptions[index];
  if (exception === undefined) return [];
  const family = platformFamily(event.platform);
  const type = exception.synthetic ? null : stableModule(exception.type, family);
  // A class of errors whose name was shortened has another name in the next build.
  const named = type !== null && !(family === 'javascript' && isShortened(type));
  const value = what === 'type' ? '' : parameterise(exception.value ?? '');
  return [
    ...(named ? [type] : []),
    ...(value === '' ? [] : [family === 'javascript' ? withoutShortNames(value) : value]),
  ];
}

/** Retries and groups of tasks fail alike several times; how often is not part of the error. */
function withoutRepetition(chain: readonly (readonly string[])[]): string[] {
  const seen = new Set<string>();
  return chain.flatMap((parts) => {
    const key = parts.join('\n');
    if (seen.has(key)) return [];
    seen.add(key);
    return parts;
  });
}

function grouping(source: Grouping['source'], parts: string[]): Grouping {
  const hash = digestOf('sha256', JSON.stringify([GROUPING_VERSION, source, parts]));
  return { version: GROUPING_VERSION, source, parts, hash };
}
