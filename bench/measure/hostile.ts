import { listAttacks, MEBIBYTE, objectAttacks, textAttacks, type Attack } from '../../test/kit/hostile/events.ts';
import { STAGES } from '../../test/kit/hostile/stages.ts';
import { sizedEvent } from '../../test/kit/metering/sized-event.ts';

/** What the worst event of a mebibyte costs that is known, and an ordinary one of the same size. */
export interface HostileCpu {
  worst: string;
  worstMs: number;
  ordinaryMs: number;
}

/** Of some four hundred attacks, run once, these many are run again: one run says little, but enough to leave most out. */
const CONTENDERS = 10;
const RUNS = 7;

export function measureHostile(progress: (done: number) => void): HostileCpu {
  const attacks: [string, Attack][] = [
    ...listAttacks(),
    ...objectAttacks(),
    ...['/x?token=b ', '//a@', 'GB82WEST12345698765432', 'a=%25&', ';'].flatMap(textAttacks),
  ];
  const once = attacks.map(([title, attack], index) => {
    progress(index / attacks.length);
    return { title, attack, ms: leastCpu(STAGES.all(attack)(MEBIBYTE), 1) };
  });
  const contenders = once.toSorted((one, other) => other.ms - one.ms).slice(0, CONTENDERS);
  const again = contenders.map(({ title, attack }) => ({ title, ms: leastCpu(STAGES.all(attack)(MEBIBYTE), RUNS) }));
  const worst = again.reduce((one, other) => (other.ms > one.ms ? other : one));
  const ordinary = leastCpu(STAGES.all((bytes) => JSON.stringify(sizedEvent(bytes - 10_000)))(MEBIBYTE), RUNS);
  progress(1);
  return { worst: worst.title, worstMs: worst.ms, ordinaryMs: ordinary };
}

/** In milliseconds; whatever else the machine does only adds. */
function leastCpu(work: () => unknown, runs: number): number {
  let least = Infinity;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
