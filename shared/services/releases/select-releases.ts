import { MAX_LISTED_PROJECTS } from '../../domain/limits.ts';
import type { Project } from '../../domain/project.ts';
import { RuleViolation } from '../../domain/refusals.ts';
import type { SharedRelease } from '../../domain/release/merged.ts';
import { RELEASE_ID_DIGITS, type ReleaseStatus } from '../../domain/release/release.ts';
import * as releases from '../../store/releases.ts';
import type { ListedRelease } from '../../store/releases.ts';
import type { Store } from '../../store/table/store.ts';
import { readShared } from './shared-releases.ts';

/** How many items of releases one request reads for a page, and how many places of lists it looks at for a search. */
const MAX_READ_ITEMS = 1_000;
const MAX_SEARCHED_PLACES = 1_000;

/** Which releases a caller wants to see. */
export interface ReleaseQuery {
  /** Part of the version, without regard to case. */
  term: string;
  status: ReleaseStatus | null;
}

type Place = Pick<ListedRelease, 'created' | 'id'>;

/**
 * A page of the releases of some projects together, by their making, the latest first. One that several projects have is shown
 * once, where the last of them has it. A search goes on until the page is full or its budget is used up.
 * @throws RuleViolation for a cursor of another list, and for more projects than can be read at once.
 */
export async function selectReleases(
  store: Store,
  projects: readonly Project[],
  { term, status }: ReleaseQuery,
  { limit, after }: { limit: number; after: readonly (string | number)[] | null },
): Promise<{ releases: SharedRelease[]; next: [number, string] | null }> {
  if (projects.length > MAX_LISTED_PROJECTS)
    throw new RuleViolation({ code: 'too-many-projects', max: MAX_LISTED_PROJECTS });
  if (projects.length === 0) return { releases: [], next: null };
  const step = Math.max(1, Math.min(limit, Math.floor(MAX_READ_ITEMS / projects.length)));
  const found: SharedRelease[] = [];
  let place = after === null ? null : placeIn(after);
  for (let searched = 0; searched < MAX_SEARCHED_PLACES; searched += step * projects.length) {
    const places = await nextPlaces(store, projects, place, step);
    const wanted = places.filter(({ version }) => version.toLowerCase().includes(term.toLowerCase()));
    const shared = await readShared(store, projects, [...new Set(wanted.map(({ id }) => id))]);
    for (const { created, id } of places) {
      place = { created, id };
      const release = shared.get(id);
      if (release === undefined || latestOf(release) !== created) continue;
      if (status !== null && release.release.status !== status) continue;
      found.push(release);
      if (found.length === limit) return { releases: found, next: [created, id] };
    }
    if (places.length < step) return { releases: found, next: null };
  }
  return { releases: found, next: place && [place.created, place.id] };
}

/** The next places of all lists together, at most `limit`; fewer are the last. */
async function nextPlaces(
  store: Store,
  projects: readonly Project[],
  after: Place | null,
  limit: number,
): Promise<ListedRelease[]> {
  const lists = await Promise.all(projects.map(({ id }) => releases.list(store, id, { after, limit })));
  // The same version may have been made in several projects at once.
  const byPlace = new Map(lists.flat().map((listed) => [`${listed.created} ${listed.id}`, listed]));
  const inOrder = [...byPlace.values()].toSorted(
    (one, other) => other.created - one.created || (one.id < other.id ? 1 : -1),
  );
  return inOrder.slice(0, limit);
}

const latestOf = ({ projects }: SharedRelease): number =>
  Math.max(...projects.map(({ release }) => Date.parse(release.created_at)));

const ID = new RegExp(`^[0-9a-f]{${RELEASE_ID_DIGITS}}$`);

/** @throws RuleViolation for what no page ended with. */
function placeIn([created, id, ...more]: readonly (string | number)[]): Place {
  const isPlace = typeof created === 'number' && created >= 0 && typeof id === 'string' && ID.test(id);
  if (!isPlace || more.length > 0) throw new RuleViolation({ code: 'cursor-invalid' });
  return { created, id };
}
