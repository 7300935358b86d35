import { join } from 'node:path';
import type { Assembly } from './assembly/types.ts';
import type { AsyncEvents } from './lambda/async-events.ts';
import { startScheduler } from './scheduler/server.ts';
import { openMailbox, type Mailbox } from './ses/mailbox.ts';
import { startSes } from './ses/server.ts';
import { startSns } from './sns/server.ts';

/** What alerts take of AWS: jobs at a moment, mails, and whom the operator is told by. */
export interface AlertServices {
  endpoints: { scheduler: string; ses: string; sns: string };
  mailbox: Mailbox;
  /** From now on jobs are called that are due. */
  start: () => void;
  update: (assembly: Assembly) => void;
  stop: () => Promise<void>;
}

export interface AlertServicesOptions {
  dataDirectory: string;
  assembly: Assembly;
  /** Takes what the scheduler calls. */
  accept: AsyncEvents['accept'];
  /** Whether callers' roles are looked at. */
  enforcesRoles?: boolean;
  log: (line: string) => void;
}

export async function startAlertServices(options: AlertServicesOptions): Promise<AlertServices> {
  const { dataDirectory, assembly: stack, accept, enforcesRoles = true, log } = options;
  const within = (name: string): string => join(dataDirectory, name);
  const mailbox = openMailbox(within('mail'));
  const shared = { stack, enforcesRoles, log };
  const [scheduler, ses, sns] = await Promise.all([
    startScheduler({ ...shared, file: within('schedules.json'), accept }),
    startSes({ ...shared, mailbox }),
    startSns({ ...shared, file: within('operator.jsonl') }),
  ]);
  const all = [scheduler, ses, sns];
  return {
    endpoints: { scheduler: scheduler.endpoint, ses: ses.endpoint, sns: sns.endpoint },
    mailbox,
    start: scheduler.start,
    update: (next) => all.forEach((one) => one.update(next)),
    stop: async () => void (await Promise.all(all.map(async (one) => one.stop()))),
  };
}
