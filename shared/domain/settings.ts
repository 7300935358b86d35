import type { SealedToken } from './sealed-token.ts';
import { sourceUrlProblem, type SourceUrlProblem } from './source-url.ts';
import { sentryProjectOf, urlProblems, type ApiUrlProblem } from './sentry-api-url.ts';

/** A project's error tracking settings as they are stored. The token is a secret: it leaves the service only towards Sentry. */
export interface Settings {
  active: boolean;
  /** `true`: this service stores the errors. `false`: the Sentry at `api_url` does. */
  integrated: boolean;
  api_url: string | null;
  project_name: string | null;
  token: SealedToken | null;
  /** Whether secrets are taken out of events before they are stored. */
  scrub_data: boolean;
  /** Where a line of source can be seen, with placeholders (`source-url.ts`); absent: nowhere. */
  source_url?: string;
}

/** What lets the events of a project in, as it lies beside the project's counts, so that the collector reads it with them. */
export interface Admits extends Pick<Settings, 'active' | 'integrated' | 'scrub_data'> {
  user_salt: string;
}

/**
 * What a caller asks for: an absent field stays as it is. `integrated: null` is a value that no settings may have (PUT
 * demands the field); blank strings clear.
 */
export interface SettingsChange {
  active: boolean;
  integrated?: boolean | null;
  api_url?: string | null;
  project_name?: string | null;
  token?: string | null;
  scrub_data?: boolean | null;
  source_url?: string | null;
}

/** The columns' defaults in GitLab. */
const NONE: Settings = {
  active: false,
  integrated: true,
  api_url: null,
  project_name: null,
  token: null,
  scrub_data: true,
};

/** GitLab's pages show a stored token as asterisks; sent back, they mean "unchanged". */
const MASKED = /^\*+$/;

/** Why a change of settings is refused. */
export type SettingsProblem =
  | ApiUrlProblem
  | SourceUrlProblem
  | 'api-url-missing'
  | 'api-url-not-of-sentry'
  | 'project-missing'
  | 'integrated-blank'
  | 'token-missing';

/** Settings after a change; a token that it brought has still to be sealed, and `settings` are without one until then. */
export interface ChangedSettings {
  settings: Settings;
  newToken: string | null;
}

/**
 * The settings after a change, or every reason why GitLab's model would refuse them, in its order
 * (`ProjectErrorTrackingSetting`). A changed address without a token clears the token: it was for the other address.
 */
export function changedSettings(
  current: Settings | null,
  change: SettingsChange,
): ChangedSettings | { problems: SettingsProblem[] } {
  const before = current ?? NONE;
  const apiUrl = change.api_url === undefined ? before.api_url : change.api_url || null;
  const tokenGiven = change.token !== undefined && !MASKED.test(change.token ?? '');
  const keptToken = tokenGiven || apiUrl !== before.api_url ? null : before.token;
  const newToken = tokenGiven ? change.token || null : null;
  const sourceUrl = change.source_url === undefined ? before.source_url : change.source_url || undefined;
  const settings: Settings = {
    active: change.active,
    integrated: change.integrated ?? before.integrated,
    api_url: apiUrl,
    project_name: change.project_name === undefined ? before.project_name : change.project_name || null,
    scrub_data: change.scrub_data ?? before.scrub_data ?? true,
    token: keptToken,
    ...(sourceUrl !== undefined && { source_url: sourceUrl }),
  };
  const hasToken = keptToken !== null || newToken !== null;
  const problems = problemsOf(settings, hasToken, change.integrated === null);
  const sourceProblem = sourceUrl === undefined ? null : sourceUrlProblem(sourceUrl);
  if (sourceProblem !== null) problems.push(sourceProblem);
  return problems.length > 0 ? { problems } : { settings, newToken };
}

function problemsOf(
  { active, integrated, api_url }: Settings,
  hasToken: boolean,
  integratedIsNull: boolean,
): SettingsProblem[] {
  const problems: SettingsProblem[] = api_url === null ? [] : urlProblems(api_url);
  if (integratedIsNull) problems.push('integrated-blank');
  const sentry = active && (integratedIsNull || !integrated);
  if (!sentry) return problems;
  if (api_url === null) problems.push('api-url-missing');
  if (!hasToken) problems.push('token-missing');
  if (api_url !== null && problems.every((problem) => !problem.startsWith('api-url'))) {
    const path = sentryProjectOf(api_url);
    if (path === null) problems.push('api-url-not-of-sentry');
    else if (path.project === null) problems.push('project-missing');
  }
  return problems;
}

export function sameSettings(one: Settings, other: Settings): boolean {
  const fields = [...Object.keys(NONE), 'source_url'] as (keyof Settings)[];
  return fields.every((field) => one[field] === other[field]);
}
