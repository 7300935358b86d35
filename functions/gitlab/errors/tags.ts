import { tagSharesOf } from '../../../shared/domain/error/tag-shares.ts';
import { findError, requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';
import { selectEvents } from '../../../shared/services/events/list-events.ts';
import { getErrorTags } from '../../../shared/api/gitlab/errors.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';

/** The latest ones; fewer where they are so large that a page would end before. */
const MAX_SAMPLE_EVENTS = 100;

export const handler = endpoint(getErrorTags, async ({ store, project, path, now }) => {
  await requireIntegrated(store, project.id);
  const error = await findError(store, project.id, path.error_id, now);
  const { rows } = await selectEvents(store, error, { limit: MAX_SAMPLE_EVENTS, after: null }, now);
  return tagSharesOf(rows.map(({ tags }) => tags));
});
