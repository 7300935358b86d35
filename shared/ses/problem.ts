import type { SentEmail } from './send-email.ts';

/**
 * Tells what a refusal of SES means, and whether another attempt may help: of what passes it is that of too many requests, whatever SES's own
 * was (https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html,
 * https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html).
 */
export function shownProblem(status: number, message: string): SentEmail {
  const known = KNOWN.find(({ pattern }) => pattern.test(message));
  const said = message.slice(0, MAX_CHARACTERS);
  return { status: known?.status ?? status, text: known === undefined ? said : `${known.sentence} SES: ${said}` };
}

const MAX_CHARACTERS = 400;
const TOO_MANY = 429;
const IN_SANDBOX =
  "In SES's sandbox mails go to addresses alone that are verified in SES as well, until AWS lets the account out of it.";

const KNOWN: readonly { pattern: RegExp; sentence: string; status?: number }[] = [
  {
    pattern: /address(es)? (is|are) not verified|domain isn't verified/i,
    sentence: `Sender or recipient is not verified. ${IN_SANDBOX}`,
  },
  // The sandbox asks whether the caller may use the recipient's identity, too.
  {
    pattern: /not authorized to perform:? .ses:SendEmail/i,
    sentence: `The tenant may not send this mail. ${IN_SANDBOX}`,
  },
  {
    pattern: /daily (message|sending) quota exceeded/i,
    sentence: "The account's mails of 24 hours are used up.",
    status: TOO_MANY,
  },
  {
    pattern: /maximum sending rate exceeded/i,
    sentence: 'The account sends more mails a second than it may.',
    status: TOO_MANY,
  },
  { pattern: /sending (is )?paused|sending disabled/i, sentence: "The account's sending is paused.", status: TOO_MANY },
];
