import type { DestinationKind } from '../domain/alerts/alert-destination.ts';
import type { Attempted } from '../domain/alerts/alert-message.ts';
import type { Failure } from '../domain/refusals.ts';
import type { Mailed } from './mail.ts';

const MAX_RETRY_AFTER_MS = 86_400_000;

/** What a receiver answered to one request. */
export interface Answered {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  text: string;
}

/** What came of one request. */
export type Outcome = Omit<Attempted, 'ms' | 'answer'> & { text: string };

/** Tells what an answer means. Statuses that may be others a moment later are worth another attempt; all else is refused. */
export function outcomeOf(kind: DestinationKind, answered: Answered, now: number): Outcome {
  const { status, text } = answered;
  const outcome = (said: Outcome['outcome'], problem: string | null, retryAfterMs: number | null = null) => ({
    outcome: said,
    status,
    problem,
    text,
    retryAfterMs,
  });
  if (status >= 200 && status < 300) {
    const problem = hiddenProblem(kind, text);
    if (problem === null) return outcome('delivered', null);
    return outcome(/\b(429|5\d\d)\b/.test(text) ? 'failed' : 'refused', problem);
  }
  if (status >= 300 && status < 400)
    return outcome('refused', `The receiver answered ${status}: redirects are not followed.`);
  if (status === 429)
    return outcome('failed', 'The receiver takes no more messages for now (429).', retryAfter(answered, now));
  if (status === 408 || status === 425)
    return outcome('failed', `The receiver was not ready (${status}).`, retryAfter(answered, now));
  if (status < 500) return outcome('refused', refusal(kind, status));
  return outcome('failed', `The receiver failed (${status}).`, retryAfter(answered, now));
}

/** Tells what the mail service's answer means. Refusals that pass, such as a limit of the account, come as 429. */
export function outcomeOfMail({ status, text, problem }: Mailed): Outcome {
  const said = { status, text, retryAfterMs: null };
  if (status >= 200 && status < 300) return { ...said, outcome: 'delivered', problem: null };
  if (problem !== undefined) return { ...said, outcome: 'refused', problem };
  if (status === 429 || status >= 500) {
    return { ...said, outcome: 'failed', problem: `The mail service takes no mail for now (${status}).` };
  }
  return { ...said, outcome: 'refused', problem: `The mail service refused the mail (${status}).` };
}

/** Tells what it means that there was no answer. */
export function outcomeOfFailure(failure: Failure): Outcome {
  const isOurs = ['address-invalid', 'token-invalid', 'scheme-blocked', 'host-blocked'].includes(failure.code);
  return {
    outcome: isOurs ? 'refused' : 'failed',
    status: null,
    problem: FAILURES[failure.code] ?? 'The answer of the receiver could not be read.',
    text: '',
    retryAfterMs: null,
  };
}

/** A destination that nothing can be sent to as it is. */
export function refused(problem: string): Outcome {
  return { outcome: 'refused', status: null, problem, text: '', retryAfterMs: null };
}

function refusal(kind: DestinationKind, status: number): string {
  if (status === 401 || status === 403)
    return `The receiver did not accept who sends (${status}): check address and token.`;
  if (status === 404 || status === 410) {
    const what = kind === 'gitlab_issue' ? 'project' : 'address';
    return `The receiver does not know the ${what} (${status}): it was removed, or never was.`;
  }
  if (status === 413) return 'The receiver found the message too large (413).';
  return `The receiver refused the message (${status}).`;
}

/**
 * Successes that are none. Slack's webhooks answer some failures by a word
 * (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/#handling_errors), the former connectors of Teams by
 * a sentence with the status (https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using).
 */
function hiddenProblem(kind: DestinationKind, text: string): string | null {
  const said = text.trim();
  if (kind === 'slack' && SLACK_WORDS.test(said)) return `Slack answered ${said}.`;
  const inner = kind === 'teams' ? /HTTP error (\d{3})/.exec(said)?.[1] : undefined;
  return inner === undefined ? null : `Teams answered that it failed with ${inner}.`;
}

const SLACK_WORDS =
  /^(no_service|no_service_id|no_active_hooks|no_team|team_disabled|invalid_token|invalid_payload|no_text|user_not_found|channel_not_found|channel_is_archived|action_prohibited|posting_to_general_channel_denied|too_many_attachments|rollup_error)$/;

/** Seconds or a date (RFC 9110, 10.2.3), or seconds in the JSON of Discord: https://docs.discord.com/developers/topics/rate-limits */
function retryAfter({ headers, text }: Answered, now: number): number | null {
  const value = headers['retry-after'];
  const header = (Array.isArray(value) ? value[0] : value)?.trim() ?? '';
  if (/^\d{1,9}(\.\d+)?$/.test(header)) return bounded(Number(header) * 1000);
  const date = /[a-z]/i.test(header) ? Date.parse(header) : NaN;
  if (!Number.isNaN(date)) return bounded(date - now);
  const inBody = /"retry_after"\s*:\s*(\d{1,9}(?:\.\d+)?)/.exec(text)?.[1];
  return inBody === undefined ? null : bounded(Number(inBody) * 1000);
}

function bounded(ms: number): number {
  return Math.ceil(Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS));
}

const FAILURES: Partial<Record<Failure['code'], string>> = {
  'address-invalid': 'The address is none that can be called.',
  'token-invalid': 'The token is none that can be sent.',
  'scheme-blocked': 'The address has to begin with https://.',
  'host-blocked': 'The host has an address that may not be called: it is private, or of a link.',
  'timed-out': 'The receiver did not answer in time.',
  'connection-refused': 'The receiver refused the connection.',
  'not-reachable': 'The host was not found, or cannot be reached.',
  'tls-invalid':
    'The connection is not secure: the certificate of the receiver is not valid, or it does not speak TLS.',
  'connection-broken': 'The connection broke before there was an answer.',
};
