import { useState } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { announce } from '../toasts/announce.ts';
import { sayFailed } from '../toasts/say-failed.ts';
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
      sayFailed('The test event was not taken.', failure);
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
