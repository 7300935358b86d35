import { expect, it } from 'vitest';
import { NO_ALERT_RULE } from '../../../kit/answers.ts';
import { alertsOf, FIRST_RULE } from '../../../kit/alerts/alerting.ts';
import { newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

it('a rule is read by its id, and no other is', async () => {
  const { rules } = alertsOf(await newProject());
  expect(await admin('GET', `${rules}/1`)).toEqual({ status: 200, json: FIRST_RULE });
  for (const none of ['0', '2', 'x', '-1', '9'.repeat(30)])
    expect(await admin('GET', `${rules}/${none}`)).toEqual(NO_ALERT_RULE);
});
