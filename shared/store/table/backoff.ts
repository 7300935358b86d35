const MAX_PAUSE_MS = 200;

/**
 * Waits a random while that grows with the attempts made, up to 200 ms, because callers that collided once then do not
 * collide again.
 * @param deadlineMs milliseconds since 1970
 * @returns `false`, without waiting, if the wait would not end before the deadline: the caller is to give up.
 */
export async function pause(attempt: number, deadlineMs: number): Promise<boolean> {
  const waitMs = Math.random() * Math.min(MAX_PAUSE_MS, 10 * 2 ** attempt);
  if (Date.now() + waitMs >= deadlineMs) return false;
  await new Promise((resolve) => setTimeout(resolve, waitMs));
  return true;
}
