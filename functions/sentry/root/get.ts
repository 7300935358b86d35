import { getApiRoot } from '../../../shared/api/sentry/root.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { rootEntity } from '../../../shared/present/sentry/auth.ts';

export const handler = endpoint(getApiRoot, async ({ principal }) => rootEntity(principal));
