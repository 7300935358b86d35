import { useEffect, useReducer } from 'preact/hooks';
import { troubles } from '../api/troubles.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Banner } from '../parts/states.tsx';
import { countdown } from '../text/time-words.ts';
import { useSubscription } from '../use-subscription.ts';

/** Says what the server cannot do at the moment, and counts down to when it is asked again. */
export function TroubleBanner() {
  useSubscription(troubles.subscribe);
  const trouble = troubles.current();
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (trouble === null) return undefined;
    const timer = setInterval(() => tick(0), 1000);
    return () => clearInterval(timer);
  }, [trouble]);
  if (trouble === null) return null;
  const { error, retryAt } = trouble;
  return (
    <Banner tone="warning">
      {error.status === 429 ? 'Too many requests.' : error.message}{' '}
      <span aria-hidden="true">Trying again in {countdown((retryAt - Date.now()) / 1000)}.</span>{' '}
      <button type="button" class="link-button" onClick={troubles.retryAll}>
        Try now
      </button>
      {error.requestId !== null && (
        <CopyButton text={error.requestId} label={`Copy the request’s id, ${error.requestId}`} />
      )}
    </Banner>
  );
}
