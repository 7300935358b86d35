import * as Sentry from '@sentry/node';

function brew(cup: number): void {
  throw new Error(`Cup ${cup} is cracked`);
}

for (let cup = 1; cup <= 10; cup++) {
  try {
    Sentry.setUser({ id: `guest-${cup % 3}` });
    brew(cup);
  } catch (error) {
    Sentry.captureException(error);
  }
}
await Sentry.flush(10_000);
