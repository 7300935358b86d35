import type { AlertDestination } from '../../domain/alerts/alert-destination.ts';
import type { DestinationState } from '../../domain/alerts/alert-message.ts';
import { HOOK_EVENTS, type HookEvent } from '../../domain/alerts/hook.ts';

/** What GitLab says of whether a hook is tried: by nobody any more, not before a moment, or as it comes. */
export type HookStatus = 'executable' | 'temporarily_disabled' | 'disabled';

/** A destination of alerts as GitLab shows a project hook. `url` is the whole address. Its token is never shown. */
export function hookEntity(destination: AlertDestination, url: string, state: DestinationState) {
  const { id, project_id, name, options, created_at } = destination;
  const { hook = {} } = options;
  return {
    id,
    url,
    name: name === hook.stand_in_name ? null : name,
    description: hook.description ?? null,
    project_id,
    created_at,
    ...eventsOf(hook),
    repository_update_events: false,
    enable_ssl_verification: hook.enable_ssl_verification ?? true,
    push_events_branch_filter: hook.push_events_branch_filter ?? '',
    branch_filter_strategy: hook.branch_filter_strategy ?? 'wildcard',
    ...statusOf(destination, state),
    url_variables: [] as never[],
    custom_webhook_template: null,
    custom_headers: [] as never[],
  };
}

function eventsOf(kept: Partial<Record<HookEvent, boolean>>): Record<HookEvent, boolean> {
  const events = Object.entries(HOOK_EVENTS) as [HookEvent, boolean][];
  return Object.fromEntries(events.map(([event, usual]) => [event, kept[event] ?? usual])) as Record<
    HookEvent,
    boolean
  >;
}

function statusOf(
  { enabled }: AlertDestination,
  { failing_since, held_until }: DestinationState,
): { alert_status: HookStatus; disabled_until: string | null } {
  if (!enabled) return { alert_status: 'disabled', disabled_until: null };
  return failing_since === null
    ? { alert_status: 'executable', disabled_until: null }
    : { alert_status: 'temporarily_disabled', disabled_until: held_until };
}
