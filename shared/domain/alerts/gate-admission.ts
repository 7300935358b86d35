import { advanced, uncounted, type Sequenced } from '../watermark.ts';
import { cooled, keptCooldowns } from './gate-cooldowns.ts';
import { withHeld } from './gate-held.ts';
import { withWindowOver } from './gate-window.ts';
import { newGate, type AlertGate, type GateSettings, type HeldAlert } from './gate.ts';

/** An alert for a destination, and how long each of its rules is silent after it (minutes, by the rule's id). */
export interface Arrival {
  alert: HeldAlert;
  cooldowns: Readonly<Record<number, number>>;
}

/**
 * Admits what a shard's batch has for a destination, at `now` (milliseconds since 1970): each record once, however often and in
 * whatever batches it comes. Returns `null` if all of it was admitted before.
 */
export function admitted(
  current: AlertGate | null,
  settings: GateSettings,
  shard: string,
  batch: readonly Sequenced<readonly Arrival[]>[],
  now: number,
): AlertGate | null {
  const before = current ?? newGate();
  const fresh = uncounted(before.marks, shard, batch);
  if (fresh.length === 0) return null;
  const gate = before.held === null ? { ...before, ...withWindowOver(before, settings, now) } : before;
  let { held, cooldowns } = gate;
  let came = 0;
  for (const { alert: arrived, cooldowns: minutes } of fresh.flatMap(({ value }) => value)) {
    const step = cooled(cooldowns, arrived, minutes);
    ({ cooldowns } = step);
    if (step.alert === null) continue;
    held = withHeld(held, step.alert, now);
    came++;
  }
  return {
    ...gate,
    held,
    cooldowns: keptCooldowns(cooldowns, now),
    window: gate.window && { ...gate.window, came: gate.window.came + came },
    marks: advanced(gate.marks, shard, fresh.at(-1)!.sequence, now),
  };
}
