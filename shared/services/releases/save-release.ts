import type { Project } from '../../domain/project.ts';
import { NotFound, RuleViolation } from '../../domain/refusals.ts';
import { keptCommits, withCommits } from '../../domain/release/commits.ts';
import { newRelease, releaseId, versionProblem, type Commit, type Release } from '../../domain/release/release.ts';
import type { ReleaseAttributes } from '../../domain/release/release.ts';
import * as releases from '../../store/releases.ts';
import type { Store } from '../../store/table/store.ts';

/** What a build says of a release: what it does not name stays as it is. */
export interface ReleaseChange {
  attributes: Partial<ReleaseAttributes>;
  /** The newest first; `null`: as they are. */
  commits: readonly Commit[] | null;
}

/**
 * Makes a release in projects, or changes it in those that have it already. May be repeated: it is made once.
 * @param projects those that are named; of none, those of `reached` that have the release, or the only one
 * @returns whether all had it before
 * @throws RuleViolation for a version that is none, and where no project is meant; NotFound, Conflict
 */
export async function saveRelease(
  store: Store,
  version: string,
  { named, reached }: { named: readonly Project[]; reached: readonly Project[] },
  change: ReleaseChange,
  now: Date,
): Promise<{ isRepeated: boolean; projects: readonly Project[] }> {
  const problem = versionProblem(version);
  if (problem !== null) throw new RuleViolation({ code: 'field-invalid', field: 'version', problem });
  const projects = named.length > 0 ? named : await meant(store, version, reached);
  const saved = await Promise.all(projects.map(({ id }) => saveIn(store, id, version, change, now)));
  return { isRepeated: !saved.includes('created'), projects };
}

/** Changes a release in whichever of the projects has it. @throws NotFound where none has; Conflict */
export async function changeRelease(
  store: Store,
  projects: readonly Project[],
  version: string,
  change: ReleaseChange,
): Promise<void> {
  const changed = await Promise.all(projects.map(({ id }) => apply(store, id, version, change)));
  if (changed.every((release) => release === null)) throw new NotFound('release');
}

async function meant(store: Store, version: string, reached: readonly Project[]): Promise<readonly Project[]> {
  const ids = reached.map(({ id }) => id);
  const holders = new Set((await releases.readMany(store, ids, [releaseId(version)])).map((one) => one.project_id));
  const found = reached.filter(({ id }) => holders.has(id));
  if (found.length > 0) return found;
  if (reached.length === 1) return reached;
  throw new RuleViolation({ code: 'field-invalid', field: 'projects', problem: 'Name the projects of a new release.' });
}

async function saveIn(
  store: Store,
  projectId: number,
  version: string,
  change: ReleaseChange,
  now: Date,
): Promise<'created' | 'exists'> {
  let outcome: 'created' | 'exists' = 'exists';
  // Between finding it and changing it somebody may delete it.
  while ((await apply(store, projectId, version, change)) === null) {
    const made = await releases.create(store, { ...newRelease(projectId, version, now), ...change.attributes });
    if (made.outcome === 'project-gone') throw new NotFound('project');
    outcome = made.outcome;
    if (outcome === 'created' && change.commits === null) break;
  }
  return outcome;
}

function apply(
  store: Store,
  projectId: number,
  version: string,
  { attributes, commits }: ReleaseChange,
): Promise<Release | null> {
  const withAttributes = (release: Release): Release => {
    const isSame = Object.entries(attributes).every(([name, value]) => release[name as keyof Release] === value);
    return isSame ? release : { ...release, ...attributes };
  };
  if (commits === null) return releases.change(store, projectId, version, withAttributes);
  return releases.changeWithCommits(store, projectId, version, keptCommits(commits), (release) =>
    withCommits(withAttributes(release), commits),
  );
}
