import type { Artifact } from '../../domain/artifact/artifact.ts';
import { RuleViolation } from '../../domain/refusals.ts';
import { debugIdOf } from '../../source-maps/map/debug-id.ts';
import * as artifacts from '../../store/artifacts.ts';
import * as listedArtifacts from '../../store/listed-artifacts.ts';
import type { ArtifactPlace } from '../../store/listed-artifacts.ts';
import { isKept } from '../../store/table/read.ts';
import type { Store } from '../../store/table/store.ts';

/** How many artifacts one request looks at before it hands out a cursor to go on. */
const MAX_READ_ARTIFACTS = 1_000;
const MAX_ARTIFACTS_AT_ONCE = 100;

/** Which artifacts a caller wants to see; `null`: all. */
export interface ArtifactQuery {
  debugId: string | null;
  release: string | null;
  state: Artifact['state'] | null;
}

/**
 * A page of the artifacts of a project, the newest first. Without a filter it reads what it shows; a filter reads on until
 * the page is full or its budget is used up.
 * @throws RuleViolation for a cursor of another list.
 */
export async function selectArtifacts(
  store: Store,
  projectId: number,
  query: ArtifactQuery,
  { limit, after }: { limit: number; after: readonly (string | number)[] | null },
  now: Date,
): Promise<{ artifacts: Artifact[]; next: [string, string] | null }> {
  let place = after === null ? null : placeIn(after);
  const isWanted = (one: Artifact): boolean =>
    (query.release === null || one.release === query.release) && (query.state === null || one.state === query.state);
  if (query.debugId !== null)
    return { artifacts: (await withId(store, projectId, query.debugId, now)).filter(isWanted), next: null };

  const found: Artifact[] = [];
  const step = query.release === null && query.state === null ? limit : MAX_ARTIFACTS_AT_ONCE;
  for (let read = 0; read < MAX_READ_ARTIFACTS; read += step) {
    const page = await listedArtifacts.list(store, projectId, { after: place, limit: step, now });
    for (const one of page.artifacts.filter(isWanted)) {
      found.push(one);
      if (found.length === limit) return { artifacts: found, next: [one.created_at, one.artifact_id] };
    }
    if (page.next === null) return { artifacts: found, next: null };
    place = page.next;
  }
  return { artifacts: found, next: place && [place.created_at, place.artifact_id] };
}

/** What is no debug id is that of no artifact. */
async function withId(store: Store, projectId: number, sent: string, now: Date): Promise<Artifact[]> {
  const id = debugIdOf(sent);
  const one = id === null ? null : await artifacts.read(store, projectId, id);
  return one !== null && isKept(one, now) ? [one] : [];
}

/** @throws RuleViolation for what no page ended with; DynamoDB refuses a place that no item could have. */
function placeIn([created_at, id, ...more]: readonly (string | number)[]): ArtifactPlace {
  const isTime = typeof created_at === 'string' && /^[\d.:TZ-]{24}$/.test(created_at);
  const artifact_id = typeof id === 'string' ? debugIdOf(id) : null;
  if (!isTime || artifact_id === null || more.length > 0) throw new RuleViolation({ code: 'cursor-invalid' });
  return { created_at, artifact_id };
}
