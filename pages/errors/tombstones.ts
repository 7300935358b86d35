interface WithId {
  readonly id: number;
}

/** An error that was deleted while it was listed, and the one below which it stood; `null`: it was the first. */
export interface Tombstone<Row> {
  readonly row: Row;
  readonly below: number | null;
}

/** Remembers those of the rows that are gone, each at its place. */
export function buried<Row extends WithId>(rows: readonly Row[], gone: readonly number[]): Tombstone<Row>[] {
  return rows.flatMap((row, at) => (gone.includes(row.id) ? [{ row, below: rows[at - 1]?.id ?? null }] : []));
}

/** The rows with what is gone in its place: below the row it stood below, or on top where that has left as well. */
export function withTombstones<Row extends WithId>(
  rows: readonly Row[],
  tombstones: readonly Tombstone<Row>[],
): { row: Row; isGone: boolean }[] {
  const dead = new Set(tombstones.map(({ row }) => row.id));
  const lines = rows.flatMap((row) => (dead.has(row.id) ? [] : [{ row, isGone: false }]));
  for (const { row, below } of tombstones)
    lines.splice(lines.findIndex((line) => line.row.id === below) + 1, 0, { row, isGone: true });
  return lines;
}
