import { listExternalIssues } from '../../../shared/api/sentry/facts.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';

export const handler = endpoint(listExternalIssues, async () => ({ rows: [], next: null }));
