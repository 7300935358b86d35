import type { Project } from '../domain/project.ts';
import type { Sentry } from '../external-sentry/sentry-request.ts';
import { internet } from '../outbound/internet.ts';
import type { Settings } from '../domain/settings.ts';
import { enabledSettings } from '../services/settings/error-tracking.ts';
import { externalSentry } from '../services/settings/external-sentry.ts';
import type { Store } from '../store/table/store.ts';
import { readExternalSentryTime } from './environment.ts';
import { withTokenKey } from './token-key.ts';

/**
 * Gives the work of a function the external Sentry that keeps the project's errors, `null` in integrated mode. Only the
 * functions that are wrapped in it have the code for calling out in their bundles. `settings`: those that say so.
 * @throws Error at cold start if the environment lacks the time that may be taken, or the name of the tokens' parameter.
 */
export function withExternalSentry<Given extends { store: Store; project: Project }, Result>(
  work: (given: Given & { sentry: Sentry | null; settings: Settings }) => Promise<Result>,
): (given: Given) => Promise<Result> {
  const timeMs = readExternalSentryTime();
  return withTokenKey<Given, Result>(async (given) => {
    const settings = await enabledSettings(given.store, given.project.id);
    const sentry = await externalSentry(settings, given.tokenKey, given.project.id, internet, timeMs);
    return work({ ...given, sentry, settings });
  });
}
