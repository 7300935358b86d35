import { expect, it } from 'vitest';
import { alertsOf, FIRST_RULE, newRule } from '../../../kit/alerts/alerting.ts';
import { newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

it('a new project has one rule, for what is new and what came back', async () => {
  const { rules } = alertsOf(await newProject());
  expect(await admin('GET', rules)).toEqual({ status: 200, json: [FIRST_RULE] });
});

it('rules are listed by their ids', async () => {
  const project = await newProject();
  await newRule(project);
  await newRule(project);
  const { json } = await admin('GET', alertsOf(project).rules);
  expect((json as { id: number }[]).map(({ id }) => id)).toEqual([1, 2, 3]);
});
