import { assembleArtifactBundle } from '../../../shared/api/sentry/artifact-bundles.ts';
import { sentBundle } from '../../../shared/domain/artifact/bundle.ts';
import { withJobs } from '../../../shared/entry/jobs.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { assembleEntity } from '../../../shared/present/sentry/assemble.ts';
import { assemble, projectsOfUpload, type BuildOrder } from '../../../shared/services/artifacts/assemble.ts';

export const handler = endpoint(
  assembleArtifactBundle,
  withJobs(['buildArtifacts'], async ({ params, projects, start, ...given }) => {
    const parts = { ...given, start: (order: BuildOrder) => start('buildArtifacts', order) };
    return assembleEntity(await assemble(parts, sentBundle(params), projectsOfUpload(projects, params.projects)));
  }),
);
