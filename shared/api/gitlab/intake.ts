import { define } from '../row.ts';

export const getIntake = define({
  method: 'GET',
  path: '/v4/projects/{id}/error_tracking/intake',
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/projects/intake',
  summary: 'What the collector refused of a project last, and why',
  description:
    'The latest request of each reason and client key, 20 at most, some seconds late. A request without a key of the project is in no list. Answered as well while error tracking is off.',
  access: { level: 20, refusal: 'forbidden' },
  params: {},
  success: 200,
  response: 'Intake',
});
