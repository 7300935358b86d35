import { Foreign } from '../parts/foreign.tsx';
import { Icon } from '../parts/icon.tsx';
import { Time } from '../parts/time.tsx';
import { refusalWords, type Refusal } from './refusal-words.ts';

/** Requests that were refused though they had a key of the project, the latest first. */
export function RefusalList({ refusals }: { refusals: readonly Refusal[] }) {
  return (
    <ul class="stack-small" aria-label="Last refused">
      {refusals.map((one) => (
        <li key={`${one.reason} ${one.client_key}`} class="refusal">
          <Icon name="warning" />
          <div>
            <p>
              {refusalWords(one)} ({one.status}), <Time at={one.refused_at} />
            </p>
            <p class="muted small">
              {one.sdk !== null && (
                <>
                  <Foreign text={one.sdk} length={64} />,{' '}
                </>
              )}
              key <code>{one.client_key}…</code>: <Foreign text={one.detail} length={300} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
