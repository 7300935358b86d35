import { createDeploy } from '../../../shared/api/sentry/releases.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { deployEntity } from '../../../shared/present/sentry/release.ts';
import { addDeploy } from '../../../shared/services/releases/deploys.ts';
import { releasedProjects } from '../../../shared/services/releases/released-projects.ts';

export const handler = endpoint(createDeploy, async ({ store, projects, path, params, now }) => {
  const named = releasedProjects(projects, params.projects);
  const sent = { ...params, environment: params.environment ?? '' };
  const added = await addDeploy(store, named.length > 0 ? named : projects, path.version, sent, now);
  return { isRepeated: added.isRepeated, body: deployEntity(added.deploy) };
});
