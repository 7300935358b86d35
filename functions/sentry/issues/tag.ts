import { getIssueTag } from '../../../shared/api/sentry/facts.ts';
import { tagValuesOf } from '../../../shared/domain/error/tag-values.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { tagValuesEntity } from '../../../shared/present/sentry/tag-values.ts';
import { selectEvents } from '../../../shared/services/events/list-events.ts';
import { requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';

/** The latest ones; fewer where they are so large that a page would end before. */
const MAX_SAMPLE_EVENTS = 100;

export const handler = endpoint(getIssueTag, async ({ store, project, error, path, now }) => {
  await requireIntegrated(store, project.id);
  const { rows } = await selectEvents(store, error, { limit: MAX_SAMPLE_EVENTS, after: null }, now);
  const values = tagValuesOf(rows, path.tag);
  if (values.length === 0) throw new NotFound('event');
  return tagValuesEntity(path.tag, values);
});
