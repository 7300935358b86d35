/**
 * Events of GitLab's project hooks, and whether a hook that does not say has them
 * (https://docs.gitlab.com/api/project_webhooks/; the defaults are those of GitLab's table `web_hooks`). None of them happens here:
 * they are kept, so that who set them reads what was set.
 */
export const HOOK_EVENTS = {
  push_events: true,
  tag_push_events: false,
  issues_events: false,
  confidential_issues_events: false,
  merge_requests_events: false,
  note_events: false,
  confidential_note_events: false,
  job_events: false,
  pipeline_events: false,
  wiki_page_events: false,
  deployment_events: false,
  feature_flag_events: false,
  releases_events: false,
  milestone_events: false,
  emoji_events: false,
  resource_access_token_events: false,
  vulnerability_events: false,
} as const satisfies Record<string, boolean>;
export type HookEvent = keyof typeof HOOK_EVENTS;

export const BRANCH_FILTER_STRATEGIES = ['wildcard', 'regex', 'all_branches'] as const;

/** The header in which GitLab sends the token of a hook. */
export const HOOK_TOKEN_HEADER = 'X-Gitlab-Token';

/** What is kept of a hook and has no meaning here. What was never set is absent. */
export interface KeptOfHook extends Partial<Record<HookEvent, boolean>> {
  description?: string | null;
  /** Certificates are verified all the same. */
  enable_ssl_verification?: boolean;
  push_events_branch_filter?: string | null;
  branch_filter_strategy?: (typeof BRANCH_FILTER_STRATEGIES)[number] | null;
  /** What a hook without a name is called in lists: while it is called that, it has none. */
  stand_in_name?: string;
}

/** Tells whether a text is what a hook may be tried with. */
export const isHookEvent = (text: string): text is HookEvent => Object.hasOwn(HOOK_EVENTS, text);
