import type { GoneArtifact, PurgeOrder } from '../../domain/job-orders.ts';
import { errorOfPk } from '../../store/table/keys.ts';

/** A change of the table, as far as it may leave something behind. */
export type Change =
  | { item: 'project'; before: { id: number } | null; after: unknown }
  | { item: 'artifact'; before: GoneArtifact | null; after: unknown }
  | { item: 'error'; before: unknown; after: { pk: string; count?: number; deleted_before?: number } | null }
  | { item: 'counts'; before: unknown; after: unknown };

/** Collects what changes leave behind: what projects, artifacts and deleted errors had. `null`: nothing. */
export function purgeOrderOf(changes: readonly Change[]): PurgeOrder | null {
  const projects = changes.flatMap((change) =>
    change.item === 'project' && change.after === null && change.before !== null ? [change.before.id] : [],
  );
  const artifacts = changes.flatMap((change) =>
    change.item === 'artifact' && change.after === null && change.before !== null ? [change.before] : [],
  );
  const errors = changes.flatMap((change) => {
    if (change.item !== 'error' || change.after?.count !== 0) return [];
    const { pk, deleted_before = 0 } = change.after;
    const { project_id, id: error_id } = errorOfPk(pk);
    return [{ project_id, error_id, deleted_before }];
  });
  const isNothing = projects.length + artifacts.length + errors.length === 0;
  return isNothing ? null : { projects, errors, artifacts: artifacts.map(objectsOf) };
}

/** All that tells its objects, and no more: a job's order is bounded. */
function objectsOf({ project_id, artifact_id, digest, build, former }: GoneArtifact): GoneArtifact {
  return { project_id, artifact_id, digest, build, ...(former !== undefined && { former }) };
}
