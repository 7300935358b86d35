import type { DestinationKind } from '../domain/alerts/alert-destination.ts';

type Field = 'url' | 'token' | 'header_name' | 'topic' | 'gitlab_project' | 'labels' | 'confidential' | 'emails';

/** Those that are of some kinds alone. */
export const ALL_FIELDS: readonly Field[] = [
  'url',
  'token',
  'header_name',
  'topic',
  'gitlab_project',
  'labels',
  'confidential',
  'emails',
];

/** Which fields a kind takes besides those of all, and which of them it needs. */
export const FIELDS: Readonly<Record<DestinationKind, { takes: readonly Field[]; needs: readonly Field[] }>> = {
  webhook: { takes: ['url', 'header_name', 'token'], needs: ['url'] },
  sentry_webhook: { takes: ['url', 'header_name', 'token'], needs: ['url'] },
  slack: { takes: ['url'], needs: ['url'] },
  mattermost: { takes: ['url'], needs: ['url'] },
  discord: { takes: ['url'], needs: ['url'] },
  teams: { takes: ['url'], needs: ['url'] },
  google_chat: { takes: ['url'], needs: ['url'] },
  ntfy: { takes: ['url', 'topic', 'token'], needs: ['url', 'topic'] },
  pagerduty: { takes: ['token', 'url'], needs: ['token'] },
  gitlab_alert: { takes: ['url', 'token'], needs: ['url', 'token'] },
  gitlab_issue: {
    takes: ['url', 'token', 'gitlab_project', 'labels', 'confidential'],
    needs: ['url', 'token', 'gitlab_project'],
  },
  email: { takes: ['emails'], needs: ['emails'] },
};
