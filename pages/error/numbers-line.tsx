import { Count } from '../parts/count.tsx';
import { Time } from '../parts/time.tsx';
import { userWords } from '../text/number-words.ts';
import type { ShownError } from './types.ts';

/** The facts in one line, where there is no room for a column. */
export function NumbersLine({ error }: { error: ShownError }) {
  const { count, user_count, first_seen, last_seen } = error;
  return (
    <p class="cluster error-numbers">
      <span>
        <strong>
          <Count value={count} />
        </strong>{' '}
        {count === 1 ? 'event' : 'events'}
      </span>
      <span>
        <strong>{userWords(user_count)}</strong> {user_count === 1 ? 'user' : 'users'}
      </span>
      <span>
        first <Time at={first_seen} />
      </span>
      <span>
        last <Time at={last_seen} />
      </span>
    </p>
  );
}
