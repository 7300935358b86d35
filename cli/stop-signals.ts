/** What a shell says of a program that a signal ended: 128 and the signal's number. */
const STATUSES = { SIGINT: 130, SIGTERM: 143 } as const;

type StopSignal = keyof typeof STATUSES;

/** A command was stopped by a signal, and has put away what it made. */
export class Stopped extends Error {
  readonly status: number;

  constructor(signal: StopSignal) {
    super(`Stopped by ${signal}.`);
    this.status = STATUSES[signal];
  }
}

/**
 * How soon a second signal still is the first one, in milliseconds: Ctrl-C reaches all processes of a terminal, and npm
 * hands on to its script what it gets itself (`signal-manager.js` of @npmcli/run-script).
 */
const ECHO_MS = 500;

/**
 * From now on the first SIGINT or SIGTERM aborts what is returned, with `Stopped`, and a later one ends the process at once.
 * @param announce told at the first one.
 */
export function stopSignals(announce: (signal: StopSignal) => void): AbortSignal {
  const controller = new AbortController();
  let firstAt: number | null = null;
  const onSignal = (signal: StopSignal): void => {
    const now = performance.now();
    if (firstAt !== null && now - firstAt >= ECHO_MS) process.exit(STATUSES[signal]);
    if (firstAt !== null) return;
    firstAt = now;
    announce(signal);
    controller.abort(new Stopped(signal));
  };
  for (const signal of Object.keys(STATUSES) as StopSignal[]) process.on(signal, onSignal);
  return controller.signal;
}

/** Waits for work, but no longer than until the signal is aborted. @throws its reason then; the work goes on unheard. */
export async function untilStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(signal.reason as Error);
  signal.addEventListener('abort', onAbort);
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
