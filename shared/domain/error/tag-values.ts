/** A value of a tag in a sample of events: how many have it, and when the first and the last of them happened. */
export interface TagValue {
  value: string;
  count: number;
  /** ISO 8601 UTC. */
  first: string;
  last: string;
}

/** Counts the values of one tag in events, the most frequent first, equal ones as they are met. */
export function tagValuesOf(
  events: readonly { timestamp: string; tags: Readonly<Record<string, string>> }[],
  key: string,
): TagValue[] {
  const values = new Map<string, TagValue>();
  for (const { timestamp, tags } of events) {
    if (!Object.hasOwn(tags, key)) continue;
    const value = tags[key]!;
    const { count, first, last } = values.get(value) ?? { count: 0, first: timestamp, last: timestamp };
    values.set(value, {
      value,
      count: count + 1,
      first: timestamp < first ? timestamp : first,
      last: timestamp > last ? timestamp : last,
    });
  }
  return [...values.values()].toSorted((one, other) => other.count - one.count);
}
