import type { Project } from '../../domain/project.ts';
import { RuleViolation } from '../../domain/refusals.ts';
import { releaseDate, releaseId, type Release } from '../../domain/release/release.ts';
import { isLater } from '../../domain/release/release-order.ts';
import type { Resolution } from '../../domain/release/resolution.ts';
import * as releases from '../../store/releases.ts';
import type { Store } from '../../store/table/store.ts';
import { selectReleases } from '../releases/select-releases.ts';

/** In which release a caller wants issues to be resolved: `next`, after the latest that there is; `null`: in none. */
export type WantedResolution = 'next' | { release: string } | null;

/** Of a project, the release that its issues are resolved in. */
export type ResolutionOf = (projectId: number) => Promise<Resolution | null>;

/** How many releases, those made last, the latest is looked for among. */
const MAX_COMPARED_RELEASES = 100;

/** Reads what Sentry's clients say of how an issue is resolved. */
export function wantedResolution(
  status: string | null | undefined,
  details: Readonly<Record<string, unknown>> | null = {},
): WantedResolution {
  if (status === 'resolvedInNextRelease') return 'next';
  if (status !== 'resolved') return null;
  const { inNextRelease, inRelease } = details ?? {};
  if (inNextRelease === true) return 'next';
  if (typeof inRelease !== 'string' || inRelease === '') return null;
  return { release: inRelease };
}

/** The word for the latest release in the place of a version. */
const LATEST = 'latest';

/**
 * Finds the releases that issues of projects are resolved in, each when it is asked for.
 * @throws RuleViolation for a release that none of the projects has.
 */
export async function resolutionsIn(
  store: Store,
  projects: readonly Project[],
  wanted: WantedResolution,
  now: Date,
): Promise<ResolutionOf> {
  if (wanted === null) return async () => null;
  if (wanted !== 'next' && wanted.release !== LATEST) return namedIn(store, projects, wanted.release, now);
  const from = wanted === 'next' ? 'next' : 'release';
  const known = new Map<number, Promise<Resolution>>();
  return (projectId) => {
    const project = projects.find(({ id }) => id === projectId)!;
    const found =
      known.get(projectId) ?? latestIn(store, project, now).then((latest) => ({ ...latest, from }) as const);
    known.set(projectId, found);
    return found;
  };
}

async function namedIn(store: Store, projects: readonly Project[], version: string, now: Date): Promise<ResolutionOf> {
  const ids = projects.map(({ id }) => id);
  const found = await releases.readMany(store, ids, [releaseId(version)]);
  const problem = 'inRelease: Unable to find a release with the given version.';
  if (found.length === 0) throw new RuleViolation({ code: 'field-invalid', field: 'statusDetails', problem });
  return async (projectId) => {
    const release = found.find(({ project_id }) => project_id === projectId);
    return { version, date: release === undefined ? now.getTime() : dateOf(release), from: 'release' };
  };
}

/** Without any release the first one is the next. */
async function latestIn(store: Store, project: Project, now: Date): Promise<Omit<Resolution, 'from'>> {
  const all = { term: '', status: null };
  const page = { limit: MAX_COMPARED_RELEASES, after: null };
  const dated = (await selectReleases(store, [project], all, page)).releases.map(({ release }) => ({
    version: release.version,
    date: dateOf(release),
  }));
  const [first = { version: '', date: now.getTime() }, ...others] = dated;
  return others.reduce((latest, one) => (isLater(one, latest) ? one : latest), first);
}

const dateOf = (release: Release): number => Date.parse(releaseDate(release));
