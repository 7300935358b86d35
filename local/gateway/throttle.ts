import type { Throttle } from '../assembly/types.ts';

/**
 * A token bucket per route, as the stage's settings say.
 * @param now milliseconds on any clock that never goes back.
 * @returns whether the route takes one more request.
 */
export function createThrottle(
  now: () => number = () => performance.now(),
): (route: { throttle: Throttle }) => boolean {
  const buckets = new WeakMap<Throttle, { tokens: number; at: number }>();

  return function take({ throttle }) {
    const { rate, burst } = throttle;
    const time = now();
    const bucket = buckets.get(throttle) ?? { tokens: burst, at: time };
    const tokens = Math.min(burst, bucket.tokens + ((time - bucket.at) / 1000) * rate);
    const taken = tokens >= 1;
    buckets.set(throttle, { tokens: taken ? tokens - 1 : tokens, at: time });
    return taken;
  };
}
