import { readdirSync, readFileSync } from 'node:fs';
import type { Source } from '../metering/sent-events.ts';
import type { EngineTable } from '../metering/table.ts';
import type { Asked } from './reads.ts';

/** A file for each release, named after it. */
export const RELEASED = new URL('../../released/', import.meta.url);

/** What a release has left in a table, and what it answered of it. */
export interface ReleasedItems {
  /** When it answered, ISO 8601. */
  now: string;
  /** As DynamoDB writes them. */
  items: Record<string, unknown>[];
  asked: Asked;
  source: Source;
  /** By the request. */
  answers: Record<string, unknown>;
}

/** Reads what the releases until now have left, by version. */
export function releasedItems(): [version: string, released: ReleasedItems][] {
  return readdirSync(RELEASED).map((file) => [
    file.replace('.json', ''),
    JSON.parse(readFileSync(new URL(file, RELEASED), 'utf8')) as ReleasedItems,
  ]);
}

/** All items of a table, in the order of their keys. */
export async function itemsOf({ call, name }: EngineTable): Promise<Record<string, unknown>[]> {
  const { Items } = (await call('Scan', { TableName: name })) as { Items: Record<string, unknown>[] };
  const keyOf = ({ pk, sk }: Record<string, unknown>): string => JSON.stringify([pk, sk]);
  return Items.toSorted((one, other) => keyOf(one).localeCompare(keyOf(other)));
}
