import { assembleArtifactBundle } from '../../../shared/api/sentry/artifact-bundles.ts';
import { sentBundle } from '../../../shared/domain/artifact/bundle.ts';
import { withBuilder } from '../../../shared/entry/builder.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { assembleEntity } from '../../../shared/present/sentry/assemble.ts';
import { assemble, projectsOfUpload } from '../../../shared/services/artifacts/assemble.ts';

export const handler = endpoint(
  assembleArtifactBundle,
  withBuilder(async ({ params, projects, ...given }) =>
    assembleEntity(await assemble(given, sentBundle(params), projectsOfUpload(projects, params.projects))),
  ),
);
