import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Assembly } from './assembly/types.ts';
import type { AsyncEvents } from './lambda/async-events.ts';
import { startScheduler } from './scheduler/server.ts';
import { serveMails } from './ses/mail-page.ts';
import { openMailbox } from './ses/mailbox.ts';
import { startSes } from './ses/server.ts';
import { serveSubscriptions } from './sns/pages.ts';
import { startSns } from './sns/server.ts';
import { openSubscriptions } from './sns/subscriptions.ts';

/** What alerts take of AWS: jobs at a moment, mails, and topics that are followed by mail. */
export interface AlertServices {
  endpoints: { scheduler: string; ses: string; sns: string };
  /** Shows the mails, and follows their links. @returns whether a request was for that */
  pages: (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;
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
  /** Where the pages are, such as `http://localhost:8787`. */
  address: () => string;
  /** Whether callers' roles are looked at. */
  enforcesRoles?: boolean;
  log: (line: string) => void;
}

export async function startAlertServices(options: AlertServicesOptions): Promise<AlertServices> {
  const { dataDirectory, assembly: stack, accept, address, enforcesRoles = true, log } = options;
  const within = (name: string): string => join(dataDirectory, name);
  const mailbox = openMailbox(within('mail'));
  const subscriptions = openSubscriptions(within('sns-subscriptions.json'));
  const shared = { stack, enforcesRoles, log };
  const [scheduler, ses, sns] = await Promise.all([
    startScheduler({ ...shared, file: within('schedules.json'), accept }),
    startSes({ ...shared, mailbox }),
    startSns({ ...shared, mailbox, subscriptions, address }),
  ]);
  const all = [scheduler, ses, sns];
  return {
    endpoints: { scheduler: scheduler.endpoint, ses: ses.endpoint, sns: sns.endpoint },
    pages: (...request) => serveMails(mailbox, ...request) || serveSubscriptions(subscriptions, ...request),
    start: scheduler.start,
    update: (next) => all.forEach((one) => one.update(next)),
    stop: async () => void (await Promise.all(all.map(async (one) => one.stop()))),
  };
}
