import { listActivities } from '../../../shared/api/sentry/facts.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';

export const handler = endpoint(listActivities, async () => ({ activity: [] }));
