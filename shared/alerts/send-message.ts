import type { OpenDestination } from '../domain/alerts/alert-destination.ts';
import type { AlertMessage, Attempted } from '../domain/alerts/alert-message.ts';
import { UpstreamFailure } from '../domain/refusals.ts';
import type { Incoming, Outgoing } from '../outbound/guarded-fetch.ts';
import { outcomeOf, outcomeOfFailure, outcomeOfMail, refused, type Outcome } from './answer.ts';
import { tellIssue } from './gitlab-issues.ts';
import { headerNameProblem, headerValueProblem } from './header-problem.ts';
import { incidentsOf } from './incidents.ts';
import type { SendMail } from './mail.ts';
import { mailOf } from './render/email.ts';
import { requestsOf } from './requests.ts';
import { secretsOf } from './secrets-of.ts';
import { addressProblem } from './shown-address.ts';
import { shownAnswer } from './shown-answer.ts';
import { together } from './together.ts';

/** The ways out of here, as the composition root gives them. */
export interface WaysOut {
  /** One request. The beginning of the answer is wanted whatever its status. @throws UpstreamFailure if there is none. */
  call: (outgoing: Outgoing) => Promise<Incoming>;
  /** `null`: of those that it sends to none is a mail address. */
  mail: SendMail | null;
  /** Milliseconds since 1970. */
  now: () => number;
}

/**
 * Sends a message to a destination, once, and tells what came of it. It never throws for what a receiver or the network does.
 * To send the same message again is safe as far as its receiver lets it be: it has the same id, or the same keys.
 */
export async function sendMessage(
  destination: OpenDestination,
  message: AlertMessage,
  out: WaysOut,
): Promise<Attempted> {
  const started = out.now();
  const { text, ...outcome } = await sent(destination, message, out);
  return {
    ...outcome,
    answer: shownAnswer(text, secretsOf(destination)),
    ms: Math.max(0, out.now() - started),
  };
}

async function sent(destination: OpenDestination, message: AlertMessage, out: WaysOut): Promise<Outcome> {
  const problem = problemOf(destination);
  if (problem !== null) return refused(problem);
  const ask = (request: Outgoing) => answered(destination, request, out);
  const { kind } = destination;
  if (kind === 'email') return mailed(destination, message, out);
  if (kind === 'gitlab_issue') {
    return together(incidentsOf(message).map((incident) => () => tellIssue(destination, incident, ask)));
  }
  return together(requestsOf(kind, destination, message, out.now()).map((request) => () => ask(request)));
}

async function mailed({ options }: OpenDestination, message: AlertMessage, out: WaysOut): Promise<Outcome> {
  const { mail } = out;
  if (mail === null) throw new Error('a mail by what sends none');
  return answer(async () => outcomeOfMail(await mail(mailOf(message, options.emails ?? []))));
}

/** What no request could be made of. Whoever saved the destination was told; this is for what was saved by other means. */
function problemOf({ kind, options, secrets }: OpenDestination): string | null {
  if (kind === 'email') return (options.emails ?? []).length === 0 ? 'There is nobody to send mails to.' : null;
  if (secrets.url === undefined && kind !== 'pagerduty') return 'There is no address.';
  const address = secrets.url === undefined ? null : addressProblem(secrets.url);
  if (address !== null) return `The address ${address}`;
  const name = options.header_name === undefined ? null : headerNameProblem(options.header_name);
  if (name !== null) return `The name of the header ${name}`;
  const value = secrets.token === undefined ? null : headerValueProblem(secrets.token);
  return value === null ? null : `The token ${value}`;
}

function answered({ kind }: OpenDestination, request: Outgoing, out: WaysOut): Promise<Outcome> {
  return answer(async () => outcomeOf(kind, await out.call(request), out.now()));
}

async function answer(ask: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof UpstreamFailure) return outcomeOfFailure(error.failure);
    throw error;
  }
}
