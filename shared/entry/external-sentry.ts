import type { Project } from '../domain/project.ts';
import type { Sentry } from '../external-sentry/sentry-request.ts';
import type { Settings } from '../domain/settings.ts';
import { enabledSettings } from '../services/settings/error-tracking.ts';
import type { Store } from '../store/table/store.ts';
import { readExternalSentryTime, readTokenKeyPlace } from './environment.ts';
import type { OpenSentry } from './open-external-sentry.ts';

/**
 * Gives the work of a function the external Sentry that keeps the project's errors, `null` in integrated mode. The code for
 * calling out is loaded with the first project that has one; other functions have none of it. `settings`: those that say so.
 * @throws Error at cold start if the environment lacks the time that may be taken, or the name of the tokens' parameter.
 */
export function withExternalSentry<Given extends { store: Store; project: Project }, Result>(
  work: (given: Given & { sentry: Sentry | null; settings: Settings }) => Promise<Result>,
): (given: Given) => Promise<Result> {
  const timeMs = readExternalSentryTime();
  const place = readTokenKeyPlace();
  let opened: Promise<OpenSentry> | null = null;
  return async (given) => {
    const { store, project } = given;
    const settings = await enabledSettings(store, project.id);
    if (settings.integrated) return work({ ...given, sentry: null, settings });
    opened ??= import('./open-external-sentry.ts').then(({ externalSentries }) =>
      externalSentries(store, place, timeMs),
    );
    return work({ ...given, sentry: await (await opened)(settings, project.id), settings });
  };
}
