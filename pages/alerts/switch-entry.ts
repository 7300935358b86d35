import { sayFailed } from '../toasts/say-failed.ts';
import { toasts } from '../toasts/toasts.ts';
import type { Switched } from './entry.tsx';
import { shortMoment } from '../text/time-words.ts';

/** Switches something on or off, or mutes it, and says so with a way back. `write` does it. */
export async function switchEntry(
  name: string,
  of: Switched,
  change: Partial<Switched>,
  write: (change: Partial<Switched>) => Promise<unknown>,
): Promise<void> {
  const { enabled, muted_until } = change;
  const onOff = enabled === undefined ? null : `switched ${enabled ? 'on' : 'off'}`;
  const muted = muted_until == null ? 'not muted any more' : `muted until ${shortMoment(Date.parse(muted_until))}`;
  const back = enabled === undefined ? { muted_until: of.muted_until } : { enabled: of.enabled };
  try {
    await write(change);
    toasts.add(`${name} is ${onOff ?? muted}`, {
      undo: () => void write(back).catch((failure: unknown) => sayFailed('Nothing was taken back.', failure)),
    });
  } catch (failure) {
    sayFailed('Nothing was changed.', failure);
  }
}
