import { useEffect, useReducer } from 'preact/hooks';

/** Renders a part again whenever something outside of it has changed. `subscribe` returns what ends that. */
export function useSubscription(subscribe: (listener: () => void) => () => void): void {
  const [, render] = useReducer((count: number) => count + 1, 0);
  useEffect(() => subscribe(() => render(0)), [subscribe]);
}
