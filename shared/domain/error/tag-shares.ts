/** Foreign events may have thousands of tags, or a new value each. */
const MAX_SHOWN_TAGS = 50;
const MAX_SHOWN_VALUES = 10;

/** A tag of a sample of events. `events` have it, `distinct` values were met, and those of the most events are listed. */
export interface TagShare {
  key: string;
  events: number;
  distinct: number;
  values: { value: string; events: number }[];
}

/** Which tags events have, and how many of the `sample` have each value. */
export interface TagShares {
  sample: number;
  tags: TagShare[];
}

/**
 * Counts the tags of events, given as objects. The tags of the most events come first and then by name; the values of
 * the most events come first and then the one that was met first.
 */
export function tagSharesOf(events: readonly Readonly<Record<string, string>>[]): TagShares {
  const tags = new Map<string, Map<string, number>>();
  for (const [key, value] of events.flatMap(Object.entries<string>)) {
    const values = tags.get(key) ?? new Map<string, number>();
    values.set(value, (values.get(value) ?? 0) + 1);
    tags.set(key, values);
  }
  const shares = [...tags].map(([key, values]) => shareOf(key, values));
  const sorted = shares.toSorted((one, other) => other.events - one.events || (one.key < other.key ? -1 : 1));
  return { sample: events.length, tags: sorted.slice(0, MAX_SHOWN_TAGS) };
}

function shareOf(key: string, counts: ReadonlyMap<string, number>): TagShare {
  const values = [...counts].map(([value, events]) => ({ value, events }));
  return {
    key,
    events: values.reduce((sum, { events }) => sum + events, 0),
    distinct: values.length,
    values: values.toSorted((one, other) => other.events - one.events).slice(0, MAX_SHOWN_VALUES),
  };
}
