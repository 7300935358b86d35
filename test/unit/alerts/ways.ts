import type { Mail } from '../../../shared/alerts/mail.ts';
import type { WaysOut } from '../../../shared/alerts/send-message.ts';
import type { Incoming, Outgoing } from '../../../shared/outbound/guarded-fetch.ts';

/** Ways out that answer what they are told to, and remember what was sent. */
export function ways(answer: (request: Outgoing) => Partial<Incoming> = () => ({})) {
  const sent: Outgoing[] = [];
  const mails: Mail[] = [];
  let now = 1_795_748_400_000;
  const out: WaysOut = {
    call: (request) => {
      sent.push(request);
      now += 7;
      return Promise.resolve().then(() => ({ status: 200, headers: {}, text: 'ok', ...answer(request) }));
    },
    mail: (mail) => {
      mails.push(mail);
      return Promise.resolve({ status: 200, text: '{"MessageId":"1"}' });
    },
    now: () => now,
  };
  return { out, sent, mails };
}
