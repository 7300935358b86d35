import { deleteArtifact } from '../../../shared/api/gitlab/artifacts.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { removeArtifact } from '../../../shared/services/artifacts/remove-artifact.ts';

export const handler = endpoint(deleteArtifact, async ({ store, project, path, now }) =>
  removeArtifact(store, project.id, path.artifact_id, now),
);
