import { Time } from '../parts/time.tsx';
import { exactNumber } from '../text/number-words.ts';
import type { ClientKey } from './client-key-row.tsx';
import { limitWords, usageOf, usedShare, usedWords } from './key-limit.ts';

/** Said in minutes: what ends within this one needs no saying. */
const LEAST_AHEAD_MS = 60_000;

const isAhead = (moment: string | null): moment is string =>
  moment !== null && Date.parse(moment) - Date.now() >= LEAST_AHEAD_MS;

/** A key's limit, and how much of it is used where the API tells that. */
export function KeyLimitLine({ clientKey }: { clientKey: ClientKey }) {
  const usage = usageOf(clientKey);
  const own = clientKey.rate_limit;
  const limit = own ?? usage?.limit;
  const share = usage && usedShare(usage);
  return (
    <p class="muted small">
      {limit ? `At most ${limitWords(limit)}` : 'Limited as the tenant has it'}
      {limit && !own && ', the default'}
      {usage && (
        <>
          {' · '}
          {share !== null && (
            <meter class="settings-meter" min={0} max={1} value={share} aria-label="Share of the limit" />
          )}{' '}
          {usedWords(usage)}
          {isAhead(usage.windowEndsAt) && (
            <>
              , until <Time at={usage.windowEndsAt} isPlain />
            </>
          )}
          {usage.dropped !== null && usage.dropped > 0 && (
            <strong class="settings-dropped"> · {exactNumber(usage.dropped)} dropped</strong>
          )}
        </>
      )}
    </p>
  );
}
