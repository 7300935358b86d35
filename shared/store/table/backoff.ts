const LONGEST_PAUSE_MS = 200;

/** Waits a random while that grows with the attempts made: callers that collided once do not collide again. */
export function pause(attempt: number): Promise<void> {
  const longest = Math.min(LONGEST_PAUSE_MS, 10 * 2 ** attempt);
  return new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
}
