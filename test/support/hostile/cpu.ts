import { expect } from 'vitest';

export const MEBIBYTE = 1024 * 1024;

/** What a mebibyte may cost, in milliseconds. Lambda has about a third of a core at 512 MB: a second there. */
const MAX_CPU_MS = 300;

/** Twice the size may cost this many times as much. */
const MAX_GROWTH = 2.5;

/** Below, growth is the noise of the machine: collecting garbage, compiling. */
const NEGLIGIBLE_MS = 60;

/** Other processes on the machine only ever add, so the least of a few runs is what it costs. */
const MAX_RUNS = 8;

/**
 * Expects that work on a mebibyte is cheap, and not much more than twice as dear as work on half of one.
 * @param negligible up to so many milliseconds growth does not matter
 */
export function expectLinear(
  title: string,
  work: (bytes: number) => () => unknown,
  negligible: number = NEGLIGIBLE_MS,
): void {
  const onWhole = work(MEBIBYTE);
  let whole = least(onWhole, MAX_CPU_MS);
  expect(whole, `${title}: ms for 1 MiB`).toBeLessThanOrEqual(MAX_CPU_MS);
  if (whole <= negligible) return;
  const onHalf = work(MEBIBYTE / 2);
  let half = Infinity;
  // In turns, so that what else the machine does hits both alike.
  for (let run = 0; run < MAX_RUNS && (run < 2 || whole > MAX_GROWTH * half); run++) {
    half = Math.min(half, cpuOf(onHalf));
    whole = Math.min(whole, cpuOf(onWhole));
  }
  expect(whole, `${title}: ms for 1 MiB, with ${half} ms for half of it`).toBeLessThanOrEqual(
    Math.max(MAX_GROWTH * half, negligible),
  );
}

/** The least CPU of a few runs, in milliseconds; as few as show that it is within the limit. */
function least(work: () => unknown, limit: number): number {
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
