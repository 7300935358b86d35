import type { ErrorEvent, Json, JsonObject } from './error-event.ts';
import { objectOr, own } from '../json/shape.ts';
import { nameOf } from '../json/text.ts';

const MAX_NAME_CHARACTERS = 64;

/**
 * Words for a native crash that comes without exception, message and stack, because all of that is in the minidump beside
 * it: which process, and of what kind. Electron tags both, Unreal has the kind in a context, old Electron SDKs the process
 * (https://docs.sentry.io/platforms/javascript/guides/electron/features/native-crash-reporting/).
 * @param hasMinidump whether its envelope has one; else a fatal event of a native SDK is taken for a crash. `null`: it is none.
 */
export function nativeCrashMessage(
  payload: JsonObject,
  { platform, level, tags }: Pick<ErrorEvent, 'platform' | 'level' | 'tags'>,
  hasMinidump: boolean,
): ErrorEvent['message'] {
  if (!hasMinidump && (platform !== 'native' || level !== 'fatal')) return null;
  const contexts = objectOr(own(payload, 'contexts'));
  const process = name(tags, 'event.process') ?? name(contexts, 'electron', 'crashed_process');
  const kind = name(tags, 'exit.reason') ?? name(contexts, 'unreal', 'crash_type');
  const words = ['Native crash', process && `in the ${process} process`].filter(Boolean).join(' ');
  return { formatted: kind === null ? words : `${words}: ${kind}`, template: null };
}

function name(within: JsonObject | null, ...path: string[]): string | null {
  const value = path.reduce<Json | undefined>((at, key) => own(objectOr(at) ?? {}, key), within ?? undefined);
  return nameOf(value, MAX_NAME_CHARACTERS);
}
