import type { ErrorEvent } from '../event/error-event.ts';
import { isFailedAssertion } from './assertions.ts';
import { valueWithoutMembers, type ExceptionTree } from './exception-tree.ts';
import { platformFamily } from './function-names.ts';
import { libraryCode } from './library-codes.ts';
import { isShortened, withoutShortNames } from './minified.ts';
import { stableModule } from './module-names.ts';
import { parameterise } from './parameterise.ts';

/**
 * What an exception says without its stack: its type, the code that is its message, and where the stack does not tell
 * errors apart its value.
 */
export function exceptionContribution(
  event: ErrorEvent,
  index: number,
  what: 'type' | 'type and value',
  tree: ExceptionTree | null,
): string[] {
  const exception = event.exceptions[index];
  if (exception === undefined) return [];
  const family = platformFamily(event.platform);
  const type = exception.synthetic ? null : stableModule(exception.type, family);
  // A class of errors whose name was shortened has another name in the next build.
  const named = type !== null && !(family === 'javascript' && isShortened(type)) ? [type] : [];
  const assertion = isFailedAssertion(exception.frames, event.platform) ? ['failed assertion'] : [];
  // Besides it the value has only what is translated, or arguments.
  const code = exception.code ?? (family === 'javascript' ? libraryCode(exception.value ?? '')?.code : null);
  if (code) return [...named, ...assertion, code];
  if (what === 'type') return [...named, ...assertion];
  const members = (tree?.children[index] ?? []).map((child) => event.exceptions[child]!);
  const value = members.length === 0 ? exception.value : valueWithoutMembers(exception.value ?? '', members);
  return [...named, ...assertion, ...textContribution(value, family)];
}

/** What a value says without its variable parts; nothing if it is empty. */
function textContribution(value: string | null, family: string): string[] {
  const text = parameterise(value ?? '');
  return text === '' ? [] : [family === 'javascript' ? withoutShortNames(text) : text];
}

/** What a message says, before its parameters were put in if the SDK sends that; empty if there is none. */
export function messageContribution({ message, platform }: Pick<ErrorEvent, 'message' | 'platform'>): string {
  const formatted = message?.formatted ?? '';
  const library = platformFamily(platform) === 'javascript' ? libraryCode(formatted) : null;
  if (library !== null) return `${parameterise(library.before)} ${library.code}`.trim();
  return parameterise(message?.template ?? '') || parameterise(formatted);
}
