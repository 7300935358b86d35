import type { Outcome } from './answer.ts';

/** Requests of one message that are on their way at once: the six of a storm, or the twenty of a Sentry webhook in three rounds. */
const LANES = 7;

const NOTHING_TO_TELL: Outcome = { outcome: 'delivered', status: null, problem: null, text: '', retryAfterMs: null };

/**
 * Makes the requests of one message, and tells what came of all: it is delivered when each is. After a failure no other one
 * begins, because the message is tried again as a whole; after a refusal the others are still sent, because it is not.
 */
export async function together(requests: readonly (() => Promise<Outcome>)[]): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  const waiting = [...requests];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const outcome = await next();
      outcomes.push(outcome);
      if (outcome.outcome === 'failed') waiting.length = 0;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return (
    outcomes.find(({ outcome }) => outcome === 'failed') ??
    outcomes.find(({ outcome }) => outcome === 'refused') ??
    outcomes[0] ??
    NOTHING_TO_TELL
  );
}
