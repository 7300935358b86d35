import { useState } from 'preact/hooks';
import { apiErrorFrom } from '../api/api-error.ts';
import { Button } from '../parts/button.tsx';
import { announce } from '../toasts/announce.ts';
import { toasts } from '../toasts/toasts.ts';
import { sendTestEvent } from './test-event.ts';

/** Sends an event from this page, which then arrives like any other. */
export function TestEvent({ dsn }: { dsn: string }) {
  const [isBusy, setBusy] = useState(false);
  async function send(): Promise<void> {
    setBusy(true);
    try {
      await sendTestEvent(dsn);
      announce('The test event was taken');
    } catch (failure) {
      toasts.add(`The test event was not taken. ${apiErrorFrom(failure).message}`, { tone: 'bad' });
    } finally {
      setBusy(false);
    }
  }
  return (
    <Button onClick={() => void send()} isBusy={isBusy}>
      Send a test event from this page
    </Button>
  );
}
