/** Access levels that a token may have, with what each lets do here, from little to much. */
export const LEVELS = [
  [10, 'Guest', 'sees that the project is there'],
  [15, 'Planner', 'the same as Guest'],
  [20, 'Reporter', 'reads errors and events'],
  [30, 'Developer', 'also resolves, ignores and deletes errors'],
  [40, 'Maintainer', 'also changes settings, keys and tokens'],
  [50, 'Owner', 'the same as Maintainer'],
] as const;

export type Level = (typeof LEVELS)[number][0];

/** The name of a level; the number of one that has none. */
export function levelName(level: number): string {
  return LEVELS.find(([one]) => one === level)?.[1] ?? String(level);
}
