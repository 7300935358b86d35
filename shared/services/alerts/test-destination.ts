import type { AlertDestination, OpenDestination } from '../../domain/alerts/alert-destination.ts';
import type { AlertMessage, Attempted } from '../../domain/alerts/alert-message.ts';
import { newMessageId } from '../../domain/alerts/message-id.ts';
import type { Project } from '../../domain/project.ts';
import type { StartJob } from '../../domain/job-orders.ts';
import { RuleViolation } from '../../domain/refusals.ts';
import type { Store } from '../../store/table/store.ts';
import { messageOf, type Draft } from './alert-message.ts';
import { countTest } from './count-test.ts';
import { resumeDelivery } from './resume-delivery.ts';

/** What a test takes besides the table: the very same that delivering does. */
export interface Testing {
  open: (destination: AlertDestination) => Promise<OpenDestination | null>;
  send: (destination: OpenDestination, message: AlertMessage) => Promise<Attempted>;
  start: StartJob<'deliverAlerts'>;
}

/**
 * Sends a message to a destination that says that it is a test, by the way that alerts take, and tells what the receiver made of it.
 * Of one that takes it what waits to be tried again is sent at once.
 * @throws RuleViolation if a project's destinations were tested too often within the minute
 */
export async function testDestination(
  store: Store,
  { open, send, start }: Testing,
  project: Project,
  destination: AlertDestination,
  now: Date,
): Promise<Attempted> {
  await countTest(store, project.id, now);
  const opened = await open(destination);
  if (opened === null)
    throw new RuleViolation({
      code: 'field-invalid',
      field: destination.kind === 'pagerduty' ? 'token' : 'url',
      problem: 'its secrets cannot be read any more, save its address and token again',
    });
  const attempted = await send(opened, messageOf(sampleOf(now), destination, project));
  if (attempted.outcome === 'delivered') await resumeDelivery(store, start, destination, now);
  return attempted;
}

/** An error as there are many. Its id is none that an error has, so that a receiver which remembers ids takes it for no other. */
function sampleOf(now: Date): Draft {
  const at = now.toISOString();
  const error = {
    id: 0,
    title: 'TestError: this is a test of your alerts, nothing is broken',
    culprit: 'glet.test',
    level: 'info',
    platform: 'other',
    count: 1,
    users: 0,
    first_seen: at,
    last_seen: at,
  };
  const alert = { trigger: 'new', at, rules: [], release: null, environment: null, error } as const;
  return {
    id: newMessageId(),
    kind: 'test',
    at: now.getTime(),
    alerts: [alert],
    counts: { new: 1 },
  };
}
