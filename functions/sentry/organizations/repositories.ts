import { listRepositories } from '../../../shared/api/sentry/organizations.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';

export const handler = endpoint(listRepositories, async () => ({ rows: [], next: null }));
