import { expect, it } from 'vitest';
import { alertsOf, newDestination, SHOWN_WEBHOOK } from '../../../kit/alerts/alerting.ts';
import { newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

it('destinations are listed by their ids, without secrets', async () => {
  const project = await newProject();
  const { destinations } = alertsOf(project);
  expect(await admin('GET', destinations)).toEqual({ status: 200, json: [] });
  await newDestination(project);
  await newDestination(project);
  const json = [SHOWN_WEBHOOK, { ...SHOWN_WEBHOOK, id: 3 }];
  expect(await admin('GET', destinations)).toEqual({ status: 200, json });
});
