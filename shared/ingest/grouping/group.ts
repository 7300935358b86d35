import { hash as digestOf } from 'node:crypto';
import type { ErrorEvent, Frame } from '../event/error-event.ts';
import { variableOf } from '../event/fingerprint.ts';
import { exceptionContribution, messageContribution } from './exception-contribution.ts';
import { stableOrder, treeOf } from './exception-tree.ts';
import { valueOfVariable } from './fingerprint-variables.ts';
import { platformFamily } from './function-names.ts';
import { countedFrames } from './own-frames.ts';
import { parameterise } from './parameterise.ts';
import { stackContribution, type StackContribution } from './stack-contribution.ts';
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
  const variables = fingerprint.map(variableOf);
  const byDefault = fingerprint.length === 0 || variables.includes('default') ? defaultGrouping(event) : null;
  if (byDefault !== null && fingerprint.length < 2) return byDefault;
  return grouping(
    'fingerprint',
    fingerprint.map((part, index) => {
      const name = variables[index]!;
      if (name === 'default') return byDefault!.hash;
      return name === null ? part : (valueOfVariable(name, event) ?? part);
    }),
  );
}

function defaultGrouping(event: ErrorEvent): Grouping {
  return byStack(withoutThrowing(event)) ?? byException(event) ?? byMessage(event) ?? byWhatIsLeft(event);
}

function byStack(event: ErrorEvent): Grouping | null {
  const family = platformFamily(event.platform);
  const { exceptions, crash_site } = event;
  const isMessage = exceptions.length === 0;
  const isCounted = countedFrames(event);
  if (isCounted === null) return null;
  const stackOf = (frames: readonly Frame[]) => stackContribution(frames.filter(isCounted), family);
  const stacks = exceptions.map(({ frames }) => stackOf(frames));
  if (stacks.every(isEmpty)) stacks.push(stackOf(event.frames));
  if (stacks.every(isEmpty) && crash_site === null) return null;
  const sufficient = crash_site !== null || stacks.every((stack) => isEmpty(stack) || stack.sufficient);
  if (isMessage && !sufficient) return null;
  const said = inStableOrder(event, sufficient ? 'type' : 'type and value', (index) => stacks[index]?.parts ?? []);
  const beside = stacks.slice(exceptions.length).map(({ parts }) => parts);
  return grouping('stack', withoutRepetition([...said, ...beside, ...(crash_site === null ? [] : [[crash_site]])]));
}

/** What each exception says, with its stack, causes first. */
function inStableOrder(
  event: ErrorEvent,
  what: 'type' | 'type and value',
  stackOf: (index: number) => string[],
): string[][] {
  const tree = treeOf(event.exceptions);
  const said = event.exceptions.map((_, index) => [
    ...exceptionContribution(event, index, what, tree),
    ...stackOf(index),
  ]);
  return tree === null ? said : stableOrder(tree, event.exceptions, said).map((index) => said[index]!);
}

function isEmpty({ parts }: StackContribution): boolean {
  return parts.length === 0;
}

function byException(event: ErrorEvent): Grouping | null {
  const parts = withoutRepetition(inStableOrder(event, 'type and value', () => []));
  return parts.length > 0 ? grouping('exception', parts) : null;
}

function byMessage(event: ErrorEvent): Grouping | null {
  const text = messageContribution(event);
  return text === '' ? null : grouping('message', [text]);
}

/** Neither exception nor message: what is left is where it came from. */
function byWhatIsLeft(event: ErrorEvent): Grouping {
  const rest = [event.platform, event.logger ?? '', parameterise(event.transaction ?? '')];
  return grouping('fallback', rest);
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
