import { purge } from '../../shared/api/stream.ts';
import { withObjects } from '../../shared/entry/objects.ts';
import { consumer } from '../../shared/entry/stream.ts';
import { purgeArtifact } from '../../shared/services/artifacts/purge-artifact.ts';
import { purgeEvents } from '../../shared/services/errors/purge-events.ts';
import { errorOfPk } from '../../shared/store/table/keys.ts';
import { purgeProject } from '../../shared/services/projects/purge-project.ts';

/** Called by the table's stream when a project's own item or that of an artifact is gone, or an error was deleted. */
export const handler = consumer(
  purge,
  withObjects(async ({ store, objects, change }) => {
    if (change.item === 'project') return purgeProject(store, change.before.id);
    if (change.item === 'artifact') return purgeArtifact(objects, change.before);
    const { pk, deleted_before } = change.after;
    const { project_id, id } = errorOfPk(pk);
    return purgeEvents(store, project_id, id, deleted_before);
  }),
);
