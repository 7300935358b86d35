/** Where requests that found nobody signed in wait until somebody is, or does not want to. */
export interface SignInGate {
  /** Asks for a sign-in. @returns whether somebody has signed in. */
  ask: () => Promise<boolean>;
  /** Lets everybody go on. */
  answer: (isSignedIn: boolean) => void;
  isAsking: () => boolean;
  subscribe: (listener: () => void) => () => void;
}

/** Makes a gate. However many requests wait, it asks once. */
export function createSignInGate(): SignInGate {
  let waiting: ((isSignedIn: boolean) => void)[] = [];
  const listeners = new Set<() => void>();
  const tell = (): void => listeners.forEach((listener) => listener());
  return {
    ask: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        if (waiting.length === 1) tell();
      }),
    answer: (isSignedIn) => {
      const all = waiting;
      waiting = [];
      all.forEach((resolve) => resolve(isSignedIn));
      tell();
    },
    isAsking: () => waiting.length > 0,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The one of this browser tab. */
export const signInGate = createSignInGate();
