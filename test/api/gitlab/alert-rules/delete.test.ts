import { expect, it } from 'vitest';
import { NO_ALERT_RULE } from '../../../kit/answers.ts';
import { alertsOf, FIRST_RULE, newRule } from '../../../kit/alerts/alerting.ts';
import { newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

it('a rule is deleted once, and its id is not given again', async () => {
  const project = await newProject();
  const { rules } = alertsOf(project);
  const rule = await newRule(project);
  expect(await admin('DELETE', rule)).toEqual({ status: 204, json: undefined });
  expect(await admin('DELETE', rule)).toEqual(NO_ALERT_RULE);
  expect(await newRule(project)).toBe(`${rules}/3`);
  expect(await admin('DELETE', `${rules}/1`)).toMatchObject({ status: 204 });
  expect((await admin('GET', rules)).json).toMatchObject([{ id: 3 }]);
  expect((await admin('GET', rules)).json).not.toContainEqual(FIRST_RULE);
});
