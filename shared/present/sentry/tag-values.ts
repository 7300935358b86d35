import type { TagShare } from '../../domain/error/tag-shares.ts';
import type { TagValue } from '../../domain/error/tag-values.ts';

const MAX_SHOWN_VALUES = 10;

/** Sentry's answer about a tag of an issue. */
export function tagValuesEntity(key: string, values: readonly TagValue[]) {
  return {
    key,
    name: key,
    totalValues: values.reduce((sum, { count }) => sum + count, 0),
    uniqueValues: values.length,
    topValues: values.slice(0, MAX_SHOWN_VALUES).map(({ value, count, first, last }) => ({
      value,
      name: value,
      count,
      firstSeen: first,
      lastSeen: last,
    })),
  };
}

/** A tag of the events of an organization; `totalValues`: how many of the sample have it. */
export function tagEntity({ key, events, distinct }: TagShare) {
  return { key, name: key, totalValues: events, uniqueValues: distinct };
}
