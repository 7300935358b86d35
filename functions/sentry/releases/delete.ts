import { deleteRelease } from '../../../shared/api/sentry/releases.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { removeRelease } from '../../../shared/services/releases/remove-release.ts';

export const handler = endpoint(deleteRelease, async ({ store, projects, path }) =>
  removeRelease(store, projects, path.version),
);
