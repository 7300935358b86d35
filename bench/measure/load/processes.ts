import { readdirSync, readFileSync } from 'node:fs';

/** A running process, as Linux tells of it. */
export interface ProcessFigures {
  pid: number;
  /** Such as `dynoxide`, or `node`. */
  name: string;
  /** User and system time of all its threads, milliseconds. */
  cpuMs: number;
  /** Memory that it has in RAM, bytes; pages that it shares with others are counted for each. */
  residentBytes: number;
}

/** `getconf CLK_TCK` and `getconf PAGESIZE` of Linux on x64 and arm64. */
const TICK_MS = 10;
const PAGE_BYTES = 4096;

/**
 * Reads the figures of a process and of all that it has started (proc_pid_stat(5)).
 * @throws Error where there is no `/proc`.
 */
export function readTree(root: number): ProcessFigures[] {
  const all = new Map<number, { parent: number; figures: ProcessFigures }>();
  for (const entry of readdirSync('/proc')) {
    const read = /^\d+$/.test(entry) ? readOne(Number(entry)) : null;
    if (read !== null) all.set(read.figures.pid, read);
  }
  const isInTree = (pid: number): boolean => pid === root || (all.has(pid) && isInTree(all.get(pid)!.parent));
  return [...all.keys()].filter(isInTree).map((pid) => all.get(pid)!.figures);
}

/** `null`: it has ended meanwhile. */
function readOne(pid: number): { parent: number; figures: ProcessFigures } | null {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
  // The name is in brackets and may have any character in it; the third field stands behind it.
  const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const field = (number: number): number => Number(fields[number - 3]);
  return {
    parent: field(4),
    figures: { pid, name, cpuMs: (field(14) + field(15)) * TICK_MS, residentBytes: field(24) * PAGE_BYTES },
  };
}
