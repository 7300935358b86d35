import { newRelease, releaseId, type Release } from '../domain/release/release.ts';
import type { RunningRelease } from '../domain/release/running-releases.ts';
import { isWorthWriting, withFirstEvent, withRunning } from '../domain/release/with-sightings.ts';
import type { Sequenced } from '../domain/watermark.ts';
import { additions } from './releases.ts';
import { readItems } from './table/read.ts';
import { keyOfRelease } from './table/item-keys.ts';
import type { Key } from './table/keys.ts';
import { replacement, type Revised } from './table/revise.ts';
import type { Store } from './table/store.ts';
import type { Write } from './table/transact.ts';

/**
 * The writes of releases that have to happen with the counts of their project: the first event of a release makes it, or says of
 * one that it has events now; of one that makes room for others, what was counted is added to its item. None, and nothing is read,
 * while the releases of a project stay the same.
 */
export async function sightingWrites(
  store: Store,
  projectId: number,
  before: readonly RunningRelease[],
  after: readonly RunningRelease[],
  batch: readonly Sequenced<{ release: string | null }>[],
  now: Date,
): Promise<Write[]> {
  if (before === after) return [];
  const entering = after.filter(({ id }) => !before.some((release) => release.id === id));
  const leaving = before.filter(({ id }) => !after.some((release) => release.id === id));
  if (entering.length + leaving.length === 0) return [];
  const items = await readItems<Revised<Release>>(
    store,
    [...entering, ...leaving].map(({ id }) => keyOfRelease(projectId, id)),
  );
  const stored = new Map(items.map((item) => [item.sk, item]));
  const itemOf = ({ id }: RunningRelease) => stored.get(keyOfRelease(projectId, id).sk) ?? null;
  const named = new Map(batch.flatMap(({ value: { release } }) => (release ? [[releaseId(release), release]] : [])));
  const changed = (item: Revised<Release> & Key, next: Release): Write[] =>
    item === next ? [] : [replacement(store, { pk: item.pk, sk: item.sk }, item, next)];
  return [
    ...entering.flatMap((running) => {
      const item = itemOf(running);
      if (item !== null) return changed(item, withFirstEvent(item, running));
      return additions(store, withFirstEvent(newRelease(projectId, named.get(running.id)!, now), running));
    }),
    ...leaving.flatMap((running) => {
      const item = itemOf(running);
      return item !== null && isWorthWriting(item, running) ? changed(item, withRunning(item, running)) : [];
    }),
  ];
}
