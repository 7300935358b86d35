import { unopenedUrl } from '../../alerts/shown-address.ts';
import type { AlertDestination } from '../../domain/alerts/alert-destination.ts';
import type { AlertGate } from '../../domain/alerts/gate.ts';
import { stateOf } from '../../domain/alerts/gate.ts';
import type { TokenKey } from '../../domain/sealed-token.ts';
import { hookEntity } from '../../present/gitlab/hook.ts';
import { openDestination } from './open-destination.ts';

/**
 * Shows a hook with its whole address, as GitLab does: who has the configuration compares it. One whose secrets cannot be opened any
 * more has the host alone. @throws Error naming the parameter if the key cannot be read
 */
export async function shownHook(tokenKey: TokenKey, hook: AlertDestination, gate: AlertGate | null, now: Date) {
  const opened = await openDestination(tokenKey, hook, now);
  return hookEntity(hook, opened?.secrets.url ?? unopenedUrl(hook), stateOf(gate, hook, now.getTime()));
}
