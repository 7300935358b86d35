import { listArtifacts } from '../../../shared/api/gitlab/artifacts.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { artifactEntity } from '../../../shared/present/gitlab/artifact.ts';
import { selectArtifacts } from '../../../shared/services/artifacts/select-artifacts.ts';

export const handler = endpoint(listArtifacts, async ({ store, project, params, page, now }) => {
  const { debug_id, release, state } = params;
  const query = { debugId: debug_id || null, release: release || null, state: state === 'all' ? null : state };
  const { artifacts, next } = await selectArtifacts(store, project.id, query, page, now);
  return { rows: artifacts.map(artifactEntity), next };
});
