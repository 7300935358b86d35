const LOOK_EVERY_MS = 200;

/**
 * Resolves when the process that started this one is gone, if that was npm's shell: npm passes SIGTERM on to its shell,
 * which dies of it and tells nobody. Started in another way, this process may outlive its parent and the promise never
 * resolves.
 */
export function parentGone(): Promise<void> {
  if (process.env['npm_lifecycle_event'] === undefined) return new Promise(() => undefined);
  const parent = process.ppid;
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(timer);
      resolve();
    }, LOOK_EVERY_MS);
    timer.unref();
  });
}
