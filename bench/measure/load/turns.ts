import { median } from '../../../test/kit/statistics.ts';
import { measureLoad, type Load } from './load.ts';

/** Loads of one size of event, of this copy of the project and of another. */
export interface LoadTurns {
  own: Load;
  /** `null`: there is no other. */
  other: Load | null;
}

const KILOBYTES = [8, 40];
const ERRORS = 200;
const SENDERS = 16;

/**
 * Measures each size so many times, in turns with another copy of the project: whatever else the machine does meets both.
 * @param against root of the other copy, with its dependencies installed; `null`: none.
 * @returns medians
 */
export async function measureLoads(
  events: number,
  turns: number,
  against: string | null,
  progress: (done: number) => void,
): Promise<LoadTurns[]> {
  const measured: LoadTurns[] = [];
  for (const kilobytes of KILOBYTES) {
    const load = { bytes: kilobytes * 1024, events, errors: ERRORS, senders: SENDERS };
    const [own, other]: [Load[], Load[]] = [[], []];
    for (let turn = 0; turn < turns; turn++) {
      if (against !== null) other.push(await measureLoad(load, against));
      own.push(await measureLoad(load));
      progress((measured.length + (turn + 1) / turns) / KILOBYTES.length);
    }
    measured.push({ own: middle(own), other: other.length === 0 ? null : middle(other) });
  }
  return measured;
}

function middle(loads: readonly Load[]): Load {
  const of = (figure: (load: Load) => number): number => median(loads.map(figure));
  const processes = [...new Set(loads.flatMap(({ cpuMs }) => Object.keys(cpuMs)))];
  return {
    ...loads[0]!,
    acceptedPerSecond: of(({ acceptedPerSecond }) => acceptedPerSecond),
    countedPerSecond: of(({ countedPerSecond }) => countedPerSecond),
    residentMegabytes: of(({ residentMegabytes }) => residentMegabytes),
    cpuMs: Object.fromEntries(processes.map((name) => [name, of(({ cpuMs }) => cpuMs[name] ?? 0)])),
  };
}
