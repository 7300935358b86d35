import type { Email } from '../ses/read-email.ts';
import { confirmationLink, unsubscriptionLink } from './links.ts';
import type { Subscription } from './subscriptions.ts';

/** Whom SNS's mails are from, as they arrive. */
const FROM = 'AWS Notifications <no-reply@sns.amazonaws.com>';

const mail = (to: string, subject: string, lines: readonly string[]): Email => ({
  from: FROM,
  to: [to],
  subject,
  text: `${lines.join('\n')}\n`,
  html: null,
  headers: [],
});

/** The mail that asks whether an address wants what is published to a topic. @param address the runner's own */
export function confirmationMail(address: string, subscription: Subscription): Email {
  return mail(subscription.endpoint, 'AWS Notification - Subscription Confirmation', [
    'Somebody asked that this address be told what is published to the topic',
    subscription.topic,
    '',
    'If you want that, open this link:',
    confirmationLink(address, subscription),
    '',
    'If you do not, you need not do anything: without the link nothing is sent, and what was asked is forgotten after two days.',
  ]);
}

/** The mail that tells a subscriber what was published. @param address the runner's own */
export function notificationMail(
  address: string,
  subscription: Subscription,
  { subject, message }: { subject: string; message: string },
): Email {
  return mail(subscription.endpoint, subject, [
    message,
    '',
    '--',
    `This comes to whoever follows ${subscription.topic}. To get no more of it, open this link:`,
    unsubscriptionLink(address, subscription),
    '',
    'Nobody reads answers to this mail.',
  ]);
}
