import { readIfThere, replaceFile } from '../durable-file.ts';

/** A schedule as it was made. */
export interface Schedule {
  group: string;
  name: string;
  /** Milliseconds since 1970. */
  at: number;
  target: string;
  role: string;
  /** JSON. */
  input: string;
  /** ARN of the queue for what was given up on. */
  onFailure: string | null;
  /** How often its target is called at most, and for how long, milliseconds. */
  maxAttempts: number;
  maxAgeMs: number;
}

/** Schedules in a file of the data directory. */
export interface Schedules {
  all: () => readonly Schedule[];
  has: (key: Pick<Schedule, 'group' | 'name'>) => boolean;
  /** When it returns, the schedule is on the disk. */
  put: (schedule: Schedule) => void;
  /** When it returns, the schedule is gone from there. */
  remove: (key: Pick<Schedule, 'group' | 'name'>) => void;
}

export function openSchedules(file: string): Schedules {
  const schedules = new Map<string, Schedule>();
  const keyOf = ({ group, name }: Pick<Schedule, 'group' | 'name'>): string => `${group}/${name}`;
  for (const one of JSON.parse(readIfThere(file) ?? '[]') as Schedule[]) schedules.set(keyOf(one), one);
  const write = (): void => replaceFile(file, JSON.stringify([...schedules.values()]));
  return {
    all: () => [...schedules.values()],
    has: (key) => schedules.has(keyOf(key)),
    put(schedule) {
      schedules.set(keyOf(schedule), schedule);
      write();
    },
    remove(key) {
      schedules.delete(keyOf(key));
      write();
    },
  };
}
