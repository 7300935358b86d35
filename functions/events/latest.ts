import { enabledSettings, findError } from '../../shared/actions/error-tracking.ts';
import { getLatestEvent } from '../../shared/api/errors.ts';
import { endpoint } from '../../shared/endpoint.ts';
import { eventEntity } from '../../shared/entities/event.ts';
import { NotFound } from '../../shared/kernel/errors.ts';
import { readEvent } from '../../shared/store/error-events.ts';

export const handler = endpoint(getLatestEvent, async ({ store, project, path, now }) => {
  await enabledSettings(store, project.id);
  const error = await findError(store, project.id, path['error_id']!, now);
  const event = await readEvent(store, project.id, error.last_event_id, now);
  if (event === null) throw new NotFound('Event');
  return eventEntity(event);
});
