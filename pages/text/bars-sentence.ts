import { mostOf, stepOf, totalOf, type Series } from './bars-geometry.ts';
import { counted, exactNumber } from './number-words.ts';

const DAY_S = 86_400;

/** What bars say, for those who do not see them: `1,204 events in the last 24 hours, at most 87 in one hour`. */
export function barsSentence(series: Series, what = 'event'): string {
  const isDaily = stepOf(series) >= DAY_S;
  const span = isDaily ? counted(series.length, 'day') : hoursWords(series.length);
  const total = totalOf(series);
  if (total === 0) return `No ${what}s in the last ${span}`;
  return `${counted(total, what)} in the last ${span}, at most ${exactNumber(mostOf(series))} in one ${isDaily ? 'day' : 'hour'}`;
}

const hoursWords = (hours: number): string =>
  hours > 24 && hours % 24 === 0 ? counted(hours / 24, 'day') : counted(hours, 'hour');
