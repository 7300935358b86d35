import { expect, it } from 'vitest';
import { operatorNotice } from '../../../shared/alerts/operator-notice.ts';
import type { AlertDestination } from '../../../shared/domain/alerts/alert-destination.ts';

const destination = { project_id: 7, id: 2, name: 'Chat', kind: 'slack', base: 'https://glet.example/api' };
const noticeOf = (problem: string | null, status: number | null) =>
  operatorNotice(destination as AlertDestination, {
    last_attempt: { at: '2026-11-27T12:00:00.000Z', state: 'failed', status, problem, answer: 'a secret, perhaps' },
  });

it('the operator is told which destination takes nothing, why, and where to look', () => {
  expect(noticeOf('The receiver failed (500).', 500)).toEqual({
    subject: 'Alerts do not reach Chat',
    text: [
      'Alerts of project 7 do not reach the destination “Chat” (slack).',
      'The receiver failed (500).',
      'What comes is held, and tried again once an hour.',
      'https://glet.example/api/v4/projects/7/error_tracking/alert_destinations/2',
    ].join('\n\n'),
  });
  expect(noticeOf(null, null).text).toContain('It answered with nothing.');
});
