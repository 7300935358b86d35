import { useNow } from '../parts/clock.ts';
import { Foreign } from '../parts/foreign.tsx';
import { Time } from '../parts/time.tsx';
import { counted } from '../text/number-words.ts';
import { plannedWords } from './alert-words.ts';
import { Answer } from './tested.tsx';
import type { Destination } from './types.ts';

/** How it goes with a destination: since when it fails and what it answers, what waits, what it was sent last. */
export function DestinationStateLine({ state }: { state: Destination['state'] }) {
  const { failing_since, held, held_until, last_attempt: last } = state;
  const now = useNow();
  const hasFailed = last !== null && last.state !== 'sent';
  return (
    <>
      {hasFailed && (
        <div class="problem">
          {failing_since === null ? (
            'The last message did not arrive, '
          ) : (
            <>
              Failing since <Time at={failing_since} />, last tried{' '}
            </>
          )}
          <Time at={last.at} />.{' '}
          <Foreign text={last.problem ?? (last.status ? `It answered ${last.status}.` : '')} length={500} />
          {last.answer !== '' && <Answer text={last.answer} />}
        </div>
      )}
      <p class="muted small">
        {!hasFailed &&
          (last === null ? (
            'Nothing was sent yet'
          ) : (
            <>
              Last sent <Time at={last.at} isPlain />
            </>
          ))}
        {held > 0 && (
          <>
            {!hasFailed && ' · '}
            {counted(held, 'alert waits', 'alerts wait')}
            {held_until !== null && `, to be sent ${plannedWords(held_until, now)}`}
          </>
        )}
      </p>
    </>
  );
}
