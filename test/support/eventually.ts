import { setTimeout as wait } from 'node:timers/promises';

const PATIENCE_MS = 20_000;
const INTERVAL_MS = 40;

/**
 * Looks again and again until what it sees is as wanted. After 20 seconds it gives what it saw last, so that the caller's
 * assertion says what is wrong with it.
 */
export async function eventually<Seen>(look: () => Promise<Seen>, isWanted: (seen: Seen) => boolean): Promise<Seen> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (isWanted(seen) || Date.now() > deadline) return seen;
    await wait(INTERVAL_MS);
  }
}
