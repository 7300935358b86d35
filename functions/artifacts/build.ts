import { buildArtifacts as row } from '../../shared/api/jobs.ts';
import { job } from '../../shared/entry/job.ts';
import type { BuildOrder } from '../../shared/services/artifacts/assemble.ts';
import { buildBundle } from '../../shared/services/artifacts/build-bundle.ts';

export const handler = job<BuildOrder>(row, buildBundle);
