/** How often something happened, by the start of each hour or day in epoch seconds: as the API sends it. */
export type Series = readonly (readonly [start: number, count: number])[];

export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
  start: number;
  count: number;
  /** The hour or day that is not over yet. */
  isUnfinished: boolean;
}

const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;

/** The least height of a bar for what is not nothing, in units of the drawing. */
const LEAST = 1.5;

/** Part of each bar's place that stays free. */
const GAP = 0.2;

/** Places bars in a drawing of that size, the highest at full height; what is nothing has no height. `now`: milliseconds. */
export function barsOf(series: Series, { width, height, now }: { width: number; height: number; now: number }): Bar[] {
  const place = width / Math.max(1, series.length);
  const most = mostOf(series);
  return series.map(([start, count], index) => {
    const high = most === 0 || count <= 0 ? 0 : Math.max(LEAST, (count / most) * height);
    return {
      x: round(index * place + (place * GAP) / 2),
      y: round(height - high),
      width: round(place * (1 - GAP)),
      height: round(high),
      start,
      count,
      isUnfinished: index === series.length - 1 && start * 1000 <= now && now < (start + stepOf(series)) * 1000,
    };
  });
}

/** The highest count. */
export function mostOf(series: Series): number {
  return series.reduce((most, [, count]) => Math.max(most, count), 0);
}

/** The sum of all counts. */
export function totalOf(series: Series): number {
  return series.reduce((total, [, count]) => total + count, 0);
}

/** Seconds from one start to the next; an hour where there is but one. A day on which clocks change is a day as well. */
export function stepOf(series: Series): number {
  const [first, second] = series;
  const step = first && second ? second[0] - first[0] : HOUR_S;
  return step >= DAY_S - HOUR_S ? Math.round(step / DAY_S) * DAY_S : step;
}

const round = (value: number): number => Math.round(value * 100) / 100;
