import { expect, it } from 'vitest';
import { invalid, NO_ALERT_DESTINATION } from '../../../kit/answers.ts';
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

it('no rule names a destination that is deleted at the same moment', async () => {
  const project = await newProject();
  const { rules } = alertsOf(project);
  const kept = await newDestination(project);
  const at = await newDestination(project);
  const named = { name: 'A rule', destinations: [2, 3] };
  const [deleted, made, changed] = await Promise.all([
    admin('DELETE', at),
    admin('POST', rules, { json: named }),
    admin('PUT', `${rules}/1`, { json: { destinations: [3] } }),
  ]);
  expect(deleted.status).toBe(204);
  const gone = invalid('destinations is invalid: the project has no destination 3');
  for (const refused of [made, changed].filter(({ status }) => status >= 400)) expect(refused).toEqual(gone);
  const left = (await admin('GET', rules)).json as { id: number; enabled: boolean; destinations: number[] | null }[];
  expect(left.map(({ enabled, destinations }) => ({ enabled, destinations }))).toEqual([
    changed.status === 200 ? { enabled: false, destinations: [] } : { enabled: true, destinations: null },
    ...(made.status === 201 ? [{ enabled: true, destinations: [2] }] : []),
  ]);
  expect(await admin('GET', kept)).toMatchObject({ status: 200 });
});
