import { externalUrl, sentryProjectOf, titleized } from '../../domain/sentry-api-url.ts';
import type { Settings } from '../../domain/settings.ts';

/** GitLab's `ErrorTracking::ProjectSetting` entity, in its order. The stored token is no part of it;
 * `scrub_data` and `source_url`, which GitLab does not have, show where they are set. */
export function settingsEntity({ active, integrated, api_url, project_name, scrub_data, source_url }: Settings) {
  return {
    active,
    project_name: project_name ?? nameFromSlug(api_url),
    sentry_external_url: api_url && externalUrl(api_url),
    api_url,
    integrated,
    ...(scrub_data ? {} : { scrub_data }),
    ...(source_url !== undefined && { source_url }),
  };
}

function nameFromSlug(apiUrl: string | null): string | null {
  const slug = apiUrl === null ? null : sentryProjectOf(apiUrl)?.project;
  return slug ? titleized(slug) : null;
}
