import type { Sentry } from '../external-sentry/sentry-request.ts';
import type { Settings } from '../domain/settings.ts';
import { internet } from '../outbound/internet.ts';
import { externalSentry } from '../services/settings/external-sentry.ts';
import { openParameterStore } from '../ssm/parameter-store.ts';
import { tokenKeyIn } from '../ssm/token-key.ts';
import type { Store } from '../store/table/store.ts';

/** Of the file that is loaded then, for a function that has no other use of it. */
export { latestEvent } from '../external-sentry/sentry-client.ts';

/** Finds the Sentry that a project's settings name. @throws Error when its token cannot be opened. */
export type OpenSentry = (settings: Settings, projectId: number) => Promise<Sentry | null>;

/** What is loaded where a project has an external Sentry. One for an instance: the key of tokens is read once. */
export function externalSentries(
  store: Store,
  { parameter, endpoint }: { parameter: string; endpoint: string | null },
  timeMs: number,
): OpenSentry {
  const tokenKey = tokenKeyIn(openParameterStore(store, endpoint), parameter);
  return (settings, projectId) => externalSentry(settings, tokenKey, projectId, internet, timeMs);
}
