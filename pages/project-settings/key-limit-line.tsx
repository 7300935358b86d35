import { Time } from '../parts/time.tsx';
import type { ClientKey } from './client-key-row.tsx';
import { limitWords, usedWords } from './key-limit.ts';

/** Said in minutes: what ends within this one needs no saying. */
const LEAST_AHEAD_MS = 60_000;

const isAhead = (moment: string): boolean => Date.parse(moment) - Date.now() >= LEAST_AHEAD_MS;

/** A key's limit, and how much of it is used where the API tells that. */
export function KeyLimitLine({ clientKey }: { clientKey: ClientKey }) {
  const { usage, rate_limit: own } = clientKey;
  const limit = own ?? usage?.limit;
  return (
    <p class="muted small">
      {limit ? `At most ${limitWords(limit)}` : 'Limited as the tenant has it'}
      {limit && !own && ', the default'}
      {usage && (
        <>
          {' · '}
          <meter
            class="settings-meter"
            max={usage.limit.count}
            value={usage.used}
            aria-label="Share of the limit"
          />{' '}
          {usedWords(usage)}
          {isAhead(usage.window_ends_at) && (
            <>
              , until <Time at={usage.window_ends_at} isPlain />
            </>
          )}
        </>
      )}
    </p>
  );
}
