import { useLayoutEffect, useState } from 'preact/hooks';

/**
 * Renders a part again whenever something outside of it has changed. `subscribe` returns what ends that. It is called before
 * other parts of the same rendering have had their effects, so that nothing that they change is missed.
 */
export function useSubscription(subscribe: (listener: () => void) => () => void): void {
  const [, render] = useState({});
  useLayoutEffect(() => subscribe(() => render({})), [subscribe]);
}
