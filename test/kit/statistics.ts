/** Of an even number the upper of the two in the middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

/** For people: one decimal below a hundred, none above. */
export function rounded(value: number, decimals = value < 100 ? 1 : 0): string {
  return value.toFixed(decimals);
}

/** For times on a machine that others use too: whatever they do only adds, so the lower quarter is nearer to the truth. */
export function lowerQuartile(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 2]!;
}

/** The value that `part` of all are not above; `part` from 0 to 1. */
export function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * part) - 1)]!;
}
