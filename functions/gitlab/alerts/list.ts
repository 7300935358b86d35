import { listAlerts } from '../../../shared/api/gitlab/alerts.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { alertEntity, heldEntity } from '../../../shared/present/gitlab/alert.ts';
import { listAlerts as pageOfAlerts } from '../../../shared/services/alerts/list-alerts.ts';

export const handler = endpoint(listAlerts, async ({ store, project, page, now }) => {
  const { waiting, messages, next } = await pageOfAlerts(store, project.id, page, now);
  const held = waiting.map(({ destination, gate }) => heldEntity(destination, gate, now));
  return { rows: [...held.filter((one) => one !== null), ...messages.map(alertEntity)], next };
});
