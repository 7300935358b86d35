import { endOf } from '../../../shared/domain/alerts/threshold-window.ts';
import { unpackThresholds } from '../../../shared/store/packed-thresholds.ts';

/** When what a rule was told to be over may be over no more, by the `thresholds` of an item; `null`: it is not over its line. */
export function thresholdEndsAt(packed: Uint8Array | undefined, rule: number): number | null {
  const window = packed === undefined ? undefined : unpackThresholds(packed)[rule];
  return window === undefined ? null : endOf(window);
}
