import type { IntakeReason, IntakeRefusal } from '../../domain/intake-refusal.ts';

/** What the sender was answered for each reason: statuses of HTTP. */
const ANSWERED: Readonly<Record<IntakeReason, number>> = {
  rate_limited: 429,
  garbled: 415,
  unreadable: 400,
  too_large: 413,
  client_key_off: 404,
  error_tracking_off: 404,
};

/** What the collector refused of a project last, the latest first. */
export function intakeEntity(refusals: readonly IntakeRefusal[]) {
  return {
    refusals: refusals.map(({ reason, detail, refused_at, sdk, client_key }) => ({
      reason,
      status: ANSWERED[reason],
      detail,
      refused_at,
      sdk,
      client_key,
    })),
  };
}
