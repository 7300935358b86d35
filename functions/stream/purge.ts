import { purge } from '../../shared/api/stream.ts';
import { consumer } from '../../shared/entry/stream.ts';
import { purgeEvents } from '../../shared/services/errors/purge-events.ts';
import { errorOfPk } from '../../shared/store/table/keys.ts';
import { purgeProject } from '../../shared/services/projects/purge-project.ts';

/** Called by the table's stream when a project's own item is gone, or an error was deleted. */
export const handler = consumer(purge, async ({ store, change }) => {
  if (change.item === 'project') return purgeProject(store, change.before.id);
  const { pk, deleted_before } = change.after;
  const { project_id, id } = errorOfPk(pk);
  return purgeEvents(store, project_id, id, deleted_before);
});
