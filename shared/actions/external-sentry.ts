import { internet } from '../sentry/internet.ts';
import { openSentry, type Sentry } from '../sentry/sentry-request.ts';
import type { Store } from '../store/store.ts';
import { enabledSettings } from './error-tracking.ts';

/**
 * The Sentry that keeps a project's errors; `null` when this service keeps them itself.
 * @throws Rejected when error tracking is switched off.
 */
export async function externalSentry(store: Store, projectId: number): Promise<Sentry | null> {
  const settings = await enabledSettings(store, projectId);
  return settings.integrated ? null : openSentry(settings, internet);
}
