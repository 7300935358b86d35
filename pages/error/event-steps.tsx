import { useLocation } from 'preact-iso/router';
import { useState } from 'preact/hooks';
import { call } from '../api/call.ts';
import { keep } from '../api/resources.ts';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { pathOf } from '../routes.ts';
import { announce } from '../toasts/announce.ts';
import { sayFailed } from '../toasts/say-failed.ts';
import type { ErrorAt, ShownEvent } from './types.ts';

interface EventStepsProps {
  at: ErrorAt;
  event: ShownEvent;
  isLatest: boolean;
}

/** Steps through the events of an error, in place of each other in the history. */
export function EventSteps({ at, event: { older, newer }, isLatest }: EventStepsProps) {
  const { route } = useLocation();
  const [isBusy, setBusy] = useState(false);
  const step = (event: string | null, said: string): void => {
    // What is looked at, a section, a frame, a filter of breadcrumbs, is looked at in the other event, too.
    route(pathOf({ page: 'error', ...at, event }) + location.search + location.hash, true);
    announce(said);
  };
  const toOlder = (): void => void (older !== null && step(older, 'Older event'));
  const toNewer = (): void => void (newer !== null && step(newer, 'Newer event'));
  async function toOldest(): Promise<void> {
    setBusy(true);
    try {
      const reply = await call('getOldestEvent', { id: at.project, error_id: at.error });
      const { event_id } = reply.data;
      if (event_id === null) return;
      keep('getEvent', { id: at.project, event_id }, reply);
      step(event_id, 'Oldest event');
    } catch (failure) {
      sayFailed('The oldest event was not found.', failure);
    } finally {
      setBusy(false);
    }
  }
  useShortcuts('Events', [
    { keys: 'k', label: 'Older event', run: toOlder },
    { keys: 'j', label: 'Newer event', run: toNewer },
  ]);
  return (
    <div class="cluster event-steps" role="group" aria-label="Other events">
      <Button kind="quiet" isDisabled={older === null} isBusy={isBusy} onClick={() => void toOldest()}>
        Oldest
      </Button>
      <Button keys="k" label="Older event" isDisabled={older === null} onClick={toOlder}>
        <Icon name="left" />
      </Button>
      <Button keys="j" label="Newer event" isDisabled={newer === null} onClick={toNewer}>
        <Icon name="right" />
      </Button>
      <Button kind="quiet" isDisabled={isLatest} onClick={() => step(null, 'Latest event')}>
        Latest
      </Button>
    </div>
  );
}
