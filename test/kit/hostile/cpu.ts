import { MEBIBYTE } from './events.ts';

/** What a mebibyte may cost, in milliseconds. Lambda has about a third of a core at 512 MB: a second there. */
export const MAX_CPU_MS = 300;

/** Twice the size may cost this many times as much. */
const MAX_GROWTH = 2.5;

/** Below, growth is the noise of the machine: collecting garbage, compiling. */
const NEGLIGIBLE_MS = 100;

/** Other processes on the machine only ever add, so the least of a few runs is what it costs. */
const MAX_RUNS = 12;

/**
 * Says how work on a mebibyte is too dear, or much more than twice as dear as work on half of one; `null` if it is neither.
 * @param negligible up to so many milliseconds growth does not matter
 */
export function excessOf(
  title: string,
  work: (bytes: number) => () => unknown,
  negligible: number = NEGLIGIBLE_MS,
): string | null {
  const onWhole = work(MEBIBYTE);
  let whole = leastCpu(onWhole, MAX_CPU_MS);
  if (whole > MAX_CPU_MS) return `${title}: ${whole.toFixed(0)} ms for 1 MiB`;
  if (whole <= negligible) return null;
  const onHalf = work(MEBIBYTE / 2);
  let half = Infinity;
  // In turns, so that what else the machine does hits both alike.
  for (let run = 0; run < MAX_RUNS && (run < 2 || whole > MAX_GROWTH * half); run++) {
    half = Math.min(half, cpuOf(onHalf));
    whole = Math.min(whole, cpuOf(onWhole));
  }
  if (whole <= Math.max(MAX_GROWTH * half, negligible)) return null;
  return `${title}: ${whole.toFixed(0)} ms for 1 MiB, ${half.toFixed(0)} ms for half of it`;
}

/** The least CPU of a few runs, in milliseconds; as few as show that it is within the limit. */
export function leastCpu(work: () => unknown, limit: number): number {
  let ms = Infinity;
  for (let run = 0; run < MAX_RUNS && ms > limit; run++) ms = Math.min(ms, cpuOf(work));
  return ms;
}

function cpuOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
