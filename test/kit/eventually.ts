import { setTimeout as wait } from 'node:timers/promises';

const PATIENCE_MS = 20_000;
const INTERVAL_MS = 40;

/**
 * Looks again and again until what it sees is as wanted. In the end it gives what it saw last, so that the caller's
 * assertion says what is wrong with it.
 */
export async function eventually<Seen>(
  look: () => Promise<Seen>,
  isWanted: (seen: Seen) => boolean,
  patienceMs = PATIENCE_MS,
): Promise<Seen> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const seen = await look();
    if (isWanted(seen) || Date.now() > deadline) return seen;
    await wait(INTERVAL_MS);
  }
}
