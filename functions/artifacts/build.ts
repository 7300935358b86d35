import { buildArtifacts as row } from '../../shared/api/jobs.ts';
import { job } from '../../shared/entry/job.ts';
import { withObjects } from '../../shared/entry/objects.ts';
import { withRetention } from '../../shared/entry/retention.ts';
import type { BuildOrder } from '../../shared/services/artifacts/assemble.ts';
import { buildBundle, merging } from '../../shared/services/artifacts/build-bundle.ts';
import { mergeLateMaps, type MergeOrder } from '../../shared/services/artifacts/merge-late-maps.ts';

/** All attempts together, of one object: the largest have some hundred megabytes. */
const OBJECT_MS = 60_000;

/** Called for each upload that is to be put together, and for events that were counted without their maps. */
export const handler = job<BuildOrder | MergeOrder>(
  row,
  withRetention(
    withObjects(async ({ order, run, ...parts }) => {
      if ('events' in order) await mergeLateMaps(merging(parts), order, parts.now());
      else await buildBundle(parts, order, run);
    }, OBJECT_MS),
  ),
);
