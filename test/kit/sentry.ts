/** Settings of a project whose errors an external Sentry keeps. */
export const SENTRY = {
  active: true,
  integrated: false,
  api_url: 'https://sentry.example.com/api/0/projects/acme/web-shop',
  token: 'sntrys_secret-of-the-test',
} as const;

/** The same as the API shows it: the token is no part of it. */
export const SENTRY_SHOWN = {
  active: true,
  project_name: 'Web Shop',
  sentry_external_url: 'https://sentry.example.com/acme/web-shop',
  api_url: SENTRY.api_url,
  integrated: false,
} as const;

export const INTEGRATED_SHOWN = {
  active: true,
  project_name: null,
  sentry_external_url: null,
  api_url: null,
  integrated: true,
} as const;

/** GitLab's sentence for settings that point nowhere. */
export const URL_AND_TOKEN_REQUIRED =
  'Error tracking setting api url is a required field and Error tracking setting token is a required field';
