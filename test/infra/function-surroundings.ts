import { JOBS } from '../../shared/api/jobs.ts';

/** What a function finds around it. */
export const FUNCTION_SURROUNDINGS = {
  GLET_TABLE: 'some-table',
  GLET_TENANT: 'acme',
  GLET_BUCKET: 'some-bucket',
  GLET_JOBS: JSON.stringify(Object.fromEntries(Object.keys(JOBS).map((name) => [name, `arn:of:${name}`]))),
  GLET_SCHEDULE_GROUP: 'some-group',
  GLET_SCHEDULE_ROLE: 'arn:of:role',
  GLET_ALERTS_ALLOW: '',
  GLET_MAIL_FROM: 'errors@acme.example',
  GLET_OPERATOR_TOPIC: '',
  GLET_COLLECTOR_API: 'abc123',
  GLET_TOKEN_KEY: '/glet/acme/token-key',
  GLET_EXTERNAL_SENTRY_SECONDS: '8',
  GLET_RETENTION_DAYS: '90',
  GLET_ANNOUNCE_DROPPED: 'true',
  GLET_CLIENT_KEY_LIMIT: '10000',
  GLET_CLIENT_KEY_WINDOW: '60',
  GLET_PROJECT_QUOTA: '100000',
  GLET_PROJECT_QUOTA_MEGABYTES: '500',
  GLET_PROJECT_QUOTA_WINDOW: '3600',
  GLET_NEW_ERROR_LIMIT: '1000',
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'ASIAROLE',
  AWS_SECRET_ACCESS_KEY: 'key',
  AWS_SESSION_TOKEN: 'session',
};
