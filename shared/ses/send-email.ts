import { domainOf, settledCall, signedCalls, type ServiceAnswer } from '../aws/signed-call.ts';
import { UpstreamFailure } from '../domain/refusals.ts';
import type { Store } from '../store/table/store.ts';
import { shownProblem } from './problem.ts';

export interface Email {
  /** Addresses without names. */
  to: readonly string[];
  /** One line. */
  subject: string;
  text: string;
  html: string;
  /** Names and values are ASCII on one line. SES sets `Message-ID` and `Date` itself. */
  headers: Readonly<Record<string, string>>;
}

/** What SES made of a mail: 200 and its id, or the status of a refusal and a sentence. */
export interface SentEmail {
  status: number;
  text: string;
}

/** Hands a mail to SES. @throws UpstreamFailure if SES gives no answer. */
export type SendEmail = (email: Email) => Promise<SentEmail>;

/** All attempts together. */
const MAX_WAIT_MS = 10_000;

/**
 * One operation of SES by hand, whose own client would be larger than a bundle
 * (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html). A mail that SES took and of which it could not
 * say so is sent twice.
 * @param from the sender's address, of an identity that the stack may send as
 * @param endpoint an address for SES other than AWS's own, or `null`
 */
export function openSes(store: Store, from: string, endpoint: string | null): SendEmail {
  // Signatures call it `ses`, its host `email` (https://docs.aws.amazon.com/general/latest/gr/ses.html).
  const addressIn = (region: string): string => endpoint ?? `https://email.${region}.${domainOf(region)}`;
  const call = signedCalls(store, { service: 'ses', addressIn });
  return async (email) => {
    const request = {
      method: 'POST',
      path: '/v2/email/outbound-emails',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(inputOf(email, from)),
    } as const;
    const answer = await settledCall(call, request, {
      what: 'sending a mail failed',
      maxWaitMs: MAX_WAIT_MS,
      isPassing: ({ status }: ServiceAnswer) => status === 429,
    }).catch(() => {
      throw new UpstreamFailure({ code: 'not-reachable' });
    });
    const fields = fieldsOf(answer.body);
    const { status } = answer;
    if (status === 200) return { status, text: textOf(fields['MessageId']) };
    return shownProblem(status, textOf(fields['message'] ?? fields['Message']));
  };
}

function inputOf({ to, subject, text, html, headers }: Email, from: string): object {
  const utf8 = (Data: string): object => ({ Data, Charset: 'UTF-8' });
  return {
    FromEmailAddress: from,
    Destination: { ToAddresses: to },
    Content: {
      Simple: {
        Subject: utf8(subject),
        Body: { Text: utf8(text), Html: utf8(html) },
        Headers: Object.entries(headers).map(([Name, Value]) => ({ Name, Value })),
      },
    },
  };
}

function fieldsOf(body: Buffer): Record<string, unknown> {
  try {
    return { ...(JSON.parse(body.toString()) as object) };
  } catch {
    return {};
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
