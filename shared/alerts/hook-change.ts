import { HOOK_EVENTS, HOOK_TOKEN_HEADER, type HookEvent, type KeptOfHook } from '../domain/alerts/hook.ts';
import type { AlertProblem } from '../domain/alerts/alert-problem.ts';
import type { DestinationChange, DestinationForm } from './changed-destination.ts';

/** What a caller wants of a project hook: what is absent stays as it is, and `null` clears. */
export interface HookParams extends Partial<Record<HookEvent, boolean>> {
  url?: string | null;
  token?: string | null;
  name?: string | null;
  description?: string | null;
  push_events_branch_filter?: string | null;
  branch_filter_strategy?: KeptOfHook['branch_filter_strategy'];
  enable_ssl_verification?: boolean;
  custom_webhook_template?: string | null;
  custom_headers?: readonly object[] | null;
  url_variables?: readonly object[] | null;
}

/** Says what of GitLab's hooks there is not, so that nobody takes it for done; `null`: nothing is asked that there is not. */
export function unsupportedOf(params: HookParams): AlertProblem | null {
  if (params.custom_webhook_template)
    return { field: 'custom_webhook_template', problem: 'the payload cannot be changed, leave it out' };
  if (params.custom_headers?.length)
    return {
      field: 'custom_headers',
      problem: 'there is one header, that of the token; a destination of alerts may call it otherwise by header_name',
    };
  if (params.url_variables?.length)
    return { field: 'url_variables', problem: 'give the whole address as url, it is stored sealed' };
  return null;
}

/** Makes of what is wanted of a hook what is wanted of the destination of alerts that it is. */
export function hookChange(current: DestinationForm, params: HookParams): DestinationChange {
  const url = params.url?.trim();
  // As GitLab: a token is for the address that it was given with.
  const isElsewhere = url !== undefined && current.secrets.url !== undefined && url !== current.secrets.url;
  const token = params.token === undefined && isElsewhere ? null : params.token;
  const hook = { ...current.options.hook, ...keptOf(params) };
  const { stand_in_name: former, ...others } = hook;
  const isUnnamed = params.name === undefined ? current.name === '' || current.name === former : !params.name?.trim();
  const standIn = standInName(url ?? current.secrets.url);
  return {
    ...(url !== undefined && { url }),
    ...(token !== undefined && { token, header_name: token?.trim() ? HOOK_TOKEN_HEADER : null }),
    ...(isUnnamed ? { name: standIn } : params.name !== undefined && { name: params.name }),
    hook: isUnnamed ? { ...others, stand_in_name: standIn } : others,
  };
}

const KEPT = [
  ...(Object.keys(HOOK_EVENTS) as HookEvent[]),
  'description',
  'enable_ssl_verification',
  'push_events_branch_filter',
  'branch_filter_strategy',
] as const;

function keptOf(params: HookParams): KeptOfHook {
  const sent = KEPT.filter((name) => params[name] !== undefined);
  return Object.fromEntries(sent.map((name) => [name, params[name] === '' ? null : params[name]]));
}

/** Destinations have a name; a hook need not. */
function standInName(url: string | undefined): string {
  return url !== undefined && URL.canParse(url) ? new URL(url).host.slice(0, 100) || 'Webhook' : 'Webhook';
}
