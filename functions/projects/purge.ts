import { consumer } from '../../shared/consumer.ts';
import { purgeProject } from '../../shared/store/purge.ts';

/** Called by the table's stream when a project's own item is gone. */
export const handler = consumer(async ({ store, removed }) => purgeProject(store, Number(removed['id'])));
