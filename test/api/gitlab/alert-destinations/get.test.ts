import { expect, it } from 'vitest';
import { NO_ALERT_DESTINATION } from '../../../kit/answers.ts';
import { alertsOf, newDestination, SHOWN_WEBHOOK } from '../../../kit/alerts/alerting.ts';
import { newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

it('a destination is read by its id, and no other is', async () => {
  const project = await newProject();
  expect(await admin('GET', await newDestination(project))).toEqual({ status: 200, json: SHOWN_WEBHOOK });
  for (const none of ['0', '1', '3', 'x', '9'.repeat(30)])
    expect(await admin('GET', `${alertsOf(project).destinations}/${none}`)).toEqual(NO_ALERT_DESTINATION);
});
