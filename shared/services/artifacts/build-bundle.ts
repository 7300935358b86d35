import { LEASE_MS } from '../../domain/artifact/bundle.ts';
import { artifactExpiry } from '../../domain/artifact/artifact.ts';
import type { Objects } from '../../s3/objects.ts';
import { RefusedFile } from '../../source-maps/refused-file.ts';
import * as bundles from '../../store/bundles.ts';
import { storeFor, type Store } from '../../store/table/store.ts';
import { ArtifactKeeper, Overtaken, type KeeperParts } from './artifact-keeper.ts';
import { artifactSource, type ArtifactSource } from './artifact-source.ts';
import type { BuildOrder } from './assemble.ts';
import { buildArtifacts, type Keeper } from './build-artifacts.ts';
import { bundleBytes } from './bundle-bytes.ts';
import { mergeLate } from './merge-late.ts';

/** Seconds that a failure is told. Afterwards the same upload is tried again. */
const FAILED_S = 600;

/**
 * Puts an upload together: checks that its chunks are what its digest says, keeps what is built of it, and merges the errors
 * whose events came before it. Run twice at once, the second does nothing; ended half-way, the next run goes on, since what
 * is there is not built again.
 * @param run the same for each time that Lambda calls a function for one order: it calls again when the last one has failed
 * (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html)
 * @throws whatever keeps it from its work but the files; who has it run tries again
 */
export async function buildBundle(parts: KeeperParts, order: BuildOrder, run: string): Promise<void> {
  const { store, now } = parts;
  const attempt = { project_id: order.project_id, bundle_id: order.bundle_id, claim: order.claim, run };
  const left = await bundles.begin(store, attempt, now(), now().getTime() + LEASE_MS);
  if (left === null) return;
  try {
    const keeper = new ArtifactKeeper(parts, order, run, left);
    const problem = await build(parts.objects, order, keeper);
    const failure = await mergeErrorsOf(parts, order.project_id, keeper);
    const seconds = Math.floor(now().getTime() / 1000);
    await bundles.end(
      store,
      attempt,
      problem === null
        ? { state: 'ok', detail: null, expires_at: artifactExpiry(now(), parts.retentionDays) }
        : { state: 'error', detail: problem, expires_at: seconds + FAILED_S },
    );
    if (failure !== null) throw failure;
  } catch (error) {
    if (error instanceof Overtaken) return;
    await bundles.leaveOff(store, attempt);
    throw error;
  }
}

/** @returns what is wrong with the upload, as sentences */
async function build(objects: Objects, order: BuildOrder, keeper: Keeper): Promise<string | null> {
  const bytes = await bundleBytes(objects, order);
  if (bytes === null) return 'The chunks are not what the checksum says.';
  const problems = await buildArtifacts(bytes, keeper);
  return problems.length === 0 ? null : told(problems);
}

/** As the file that a run is at while it merges errors. */
const MERGING = 'errors of events that came before';
/** How long errors are looked at. */
const MERGING_MS = 120_000;
/** How much longer the last of them may take: with the other less than a run may be silent. */
const LAST_MS = 30_000;
/** Of indexes, while errors are merged. */
const CACHE_BYTES = 64 * 2 ** 20;

/** What errors are merged with, by a run that begins that now. */
export interface Merging {
  store: Store;
  source: ArtifactSource;
  /** Milliseconds since 1970 until which errors are looked at. */
  until: number;
}

/** Begins to merge errors. */
export function merging({ store, objects, retentionDays }: KeeperParts): Merging {
  return {
    store: storeFor(store, MERGING_MS + LAST_MS),
    source: artifactSource({ objects, cacheBytes: CACHE_BYTES, retentionDays }),
    until: Date.now() + MERGING_MS,
  };
}

/**
 * Merges errors. Maps are there whatever becomes of this: where it fails, or has killed two runs, errors stay as they are until
 * the next upload.
 * @returns why it failed
 */
async function mergeErrorsOf(parts: KeeperParts, projectId: number, keeper: ArtifactKeeper): Promise<Error | null> {
  const artifactIds = [...keeper.artifactIds];
  if (artifactIds.length === 0) return null;
  try {
    await keeper.begin(MERGING);
    const { store, source, until } = merging(parts);
    await mergeLate(store, source, { projectId, artifactIds, until }, parts.now());
  } catch (error) {
    if (error instanceof Overtaken) throw error;
    if (!(error instanceof RefusedFile)) return error as Error;
  }
  return null;
}

const MAX_TOLD = 5;

/** A client shows it in a line or two. */
function told(problems: readonly string[]): string {
  const more = problems.length - MAX_TOLD;
  const shown = problems.slice(0, MAX_TOLD).join('; ');
  return more > 0 ? `${shown}; and ${more} more` : shown;
}
