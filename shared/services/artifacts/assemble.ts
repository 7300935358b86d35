import {
  bundleId,
  invalid,
  isAbandoned,
  newClaim,
  stateOfAll,
  type AssembleState,
  type Bundle,
  type SentBundle,
} from '../../domain/artifact/bundle.ts';
import { chunkOwner } from '../../domain/artifact/chunk.ts';
import { isProject } from '../../domain/organization.ts';
import type { Principal } from '../../domain/principal.ts';
import type { Project } from '../../domain/project.ts';
import * as bundles from '../../store/bundles.ts';
import * as chunks from '../../store/chunks.ts';
import type { Store } from '../../store/table/store.ts';

/** Seconds that an upload is remembered that never ends. Its chunks are gone by then. */
export const UNSETTLED_S = 86_400;

/** What the function that puts an upload together is told. */
export interface BuildOrder extends SentBundle {
  project_id: number;
  bundle_id: string;
  claim: string;
  /** Whose chunks it is made of. */
  owner: string;
}

export interface Assembling {
  store: Store;
  /** Has an upload put together, and does not wait for it. */
  start: (order: BuildOrder) => Promise<void>;
  principal: Principal;
  now: Date;
}

/**
 * Says how an upload is in projects, and has it put together where it is not and all of its chunks are there. To ask again
 * is harmless: each attempt is claimed by one caller.
 * @throws Error when an attempt cannot be started; its claim is taken back then.
 */
export async function assemble(
  { store, start, principal, now }: Assembling,
  sent: SentBundle,
  projects: readonly Project[],
): Promise<AssembleState> {
  const bundle_id = bundleId(sent);
  const known = await bundles.read(
    store,
    projects.map((project) => project.id),
    bundle_id,
    now,
  );
  const settled = known.filter((bundle) => !isAbandoned(bundle, now.getTime()));
  const wanted = projects.filter((project) => !settled.some(({ project_id }) => project_id === project.id));
  if (wanted.length === 0) return { ...stateOfAll(settled), missing: [] };

  const owner = chunkOwner(principal);
  const there = await chunks.sizes(store, owner, [...new Set(sent.chunks)], now);
  const missing = [...new Set(sent.chunks)].filter((digest) => !there.has(digest));
  if (missing.length > 0 || sent.chunks.length === 0) return { state: 'not_found', missing, detail: null };

  const expires_at = Math.floor(now.getTime() / 1000) + UNSETTLED_S;
  const started = wanted.map(async ({ id: project_id }): Promise<Bundle> => {
    const claim = { project_id, bundle_id, claim: newClaim() };
    const bundle: Bundle = { ...claim, state: 'created', detail: null, claimed_at: now.getTime(), expires_at };
    if ((await bundles.claim(store, bundle, now)) === 'taken') return bundle;
    try {
      await start({ ...sent, ...claim, owner });
    } catch (error) {
      await bundles.unclaim(store, claim);
      throw error;
    }
    return bundle;
  });
  return { ...stateOfAll([...settled, ...(await Promise.all(started))]), missing: [] };
}

/**
 * The projects that an upload is for, by slug or number.
 * @throws RuleViolation `upload-invalid` for one that the caller may not upload to, and for none.
 */
export function projectsOfUpload(reached: readonly Project[], names: readonly string[]): Project[] {
  if (names.length === 0) throw invalid('projects is empty');
  const found = names.map((name) => {
    const project = reached.find((one) => isProject(name, one));
    if (project === undefined)
      throw invalid(`projects has ${JSON.stringify(name.slice(0, 100))}, which is none of yours here`);
    return project;
  });
  return [...new Set(found)];
}
