import { consumer } from '../../shared/entry/stream.ts';
import { purgeEvents } from '../../shared/services/errors/purge-events.ts';
import { purgeProject } from '../../shared/services/projects/purge-project.ts';

/** Called by the table's stream when a project's own item is gone, or an error was deleted. */
export const handler = consumer(async ({ store, before, after }) => {
  if (after === null) return purgeProject(store, Number(before['id']));
  return purgeEvents(store, Number(after['project_id']), Number(after['id']), Number(after['deleted_before']));
});
