/**
 * Returns the step of a count (from 1) by which errors are listed by frequency: the count at which the step began. Each
 * step is a twentieth of that long, the first ones are one event. So an error of a thousand events changes its place in
 * the list, which costs two write units, once in fifty events and not with each batch.
 */
export function frequencyStep(count: number): number {
  let start = 1;
  for (let next = 2; next <= count; next = start + Math.max(1, Math.floor(start / STEP_SHARE))) start = next;
  return start;
}

const STEP_SHARE = 20;

/** Sorts a page of errors by their exact counts, the highest first. Those of equal counts stay in their order. */
export function byFrequency<Counted extends { count: number }>(page: readonly Counted[]): Counted[] {
  return page.toSorted((one, other) => other.count - one.count);
}
