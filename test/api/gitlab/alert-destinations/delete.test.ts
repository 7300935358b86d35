import { expect, it } from 'vitest';
import { NO_ALERT_DESTINATION } from '../../../kit/answers.ts';
import { alertsOf, newDestination } from '../../../kit/alerts/alerting.ts';
import { newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

it('a destination is deleted once, and rules that named it alone are switched off', async () => {
  const project = await newProject();
  const { rules } = alertsOf(project);
  const [one, other] = [await newDestination(project), await newDestination(project)];
  for (const destinations of [[2], [2, 3]]) await admin('POST', rules, { json: { name: 'A rule', destinations } });
  expect(await admin('DELETE', one)).toEqual({ status: 204, json: undefined });
  expect(await admin('DELETE', one)).toEqual(NO_ALERT_DESTINATION);
  expect(await admin('GET', rules)).toMatchObject({
    json: [
      { id: 1, enabled: true, destinations: null },
      { enabled: false, destinations: [] },
      { enabled: true, destinations: [3] },
    ],
  });
  expect(await admin('GET', other)).toMatchObject({ status: 200 });
});
