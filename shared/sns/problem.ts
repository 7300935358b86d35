import type { Mailed } from '../alerts/mail.ts';
import type { ServiceAnswer } from '../aws/signed-call.ts';
import { isThrottled } from './query.ts';
import { codeOf, textsOf } from './xml.ts';

const MAX_CHARACTERS = 400;
const TOO_MANY = 429;
/** So many addresses are named. */
const NAMED = 3;

/**
 * Tells why an address cannot be invited, as the end of a sentence about it
 * (https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html#API_Subscribe_Errors).
 * @throws Error for what is no fault of the address
 */
export function invitationProblem(address: string, answer: ServiceAnswer): string {
  const code = codeOf(answer.body);
  if (code === 'FilterPolicyLimitExceeded' || code === 'SubscriptionLimitExceeded')
    return 'SNS takes no further address for this installation: its operator sets the option mail.from, or has AWS raise the quota of filter policies per topic';
  if (code === 'InvalidParameter') return `SNS cannot mail to ${address}: ${messageOf(answer)}`;
  throw new Error(`inviting to mails failed: ${answer.status} ${code} ${messageOf(answer)}`);
}

/** Tells what a refusal of SNS means for a mail; 429 of what passes, whatever SNS's own status was. */
export function mailingProblem(answer: ServiceAnswer): Mailed {
  const status = isThrottled(answer) ? TOO_MANY : answer.status;
  return { status, text: `SNS: ${codeOf(answer.body)} ${messageOf(answer)}` };
}

/** Says who gets nothing before they do something, and what. */
export function unconfirmedProblem(addresses: readonly string[]): string {
  const more = addresses.length - NAMED;
  const named = `${addresses.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  const have = addresses.length === 1 ? 'has' : 'have';
  return `${named} ${have} not confirmed yet: AWS sends a mail with a link, and a test sends it again.`;
}

const messageOf = ({ body }: ServiceAnswer): string =>
  (textsOf(body.toString(), 'Message')[0] ?? '').slice(0, MAX_CHARACTERS);
