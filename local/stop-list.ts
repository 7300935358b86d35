/** What must be undone when the runner ends, in reverse order of how it was started. */
export interface StopList {
  add: (stop: () => unknown) => void;
  /** Runs once, however often it is called; one that fails does not keep the others from running. */
  run: () => Promise<void>;
}

export function createStopList(): StopList {
  const stops: (() => unknown)[] = [];
  let running: Promise<void> | null = null;

  async function unwind(): Promise<void> {
    for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) {
      try {
        await stop();
      } catch (error) {
        console.error(error);
      }
    }
  }

  return {
    add: (stop) => void stops.push(stop),
    run: async () => (running ??= unwind()),
  };
}
