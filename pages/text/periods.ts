/** How far back charts look; `id` is the name in the address. */
export const PERIODS = [
  { id: '24h', text: '24 hours', days: 1 },
  { id: '14d', text: '14 days', days: 14 },
  { id: '90d', text: '90 days', days: 90 },
] as const;

export type Period = (typeof PERIODS)[number];

/** The period that an address names; the shortest for what is none. */
export function periodOf(text: string): Period {
  return PERIODS.find(({ id }) => id === text) ?? PERIODS[0];
}

/** The one after it, and after the last the first. */
export function nextPeriod({ id }: Period): Period {
  const at = PERIODS.findIndex((one) => one.id === id);
  return PERIODS[(at + 1) % PERIODS.length]!;
}
