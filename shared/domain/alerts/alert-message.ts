import type { AlertThreshold } from './alert-rule.ts';
import type { AlertTrigger } from './occurrence.ts';

/** Something that is told, with all that a receiver is to know of it. Texts are as SDKs sent them: who renders escapes. */
export interface Alert {
  trigger: AlertTrigger;
  /** ISO 8601 UTC. */
  at: string;
  /** Of the rules that asked for it, each once. */
  rules: readonly { id: number; name: string }[];
  /** Of `threshold` and `recovered`. */
  threshold?: AlertThreshold;
  value?: number;
  release: string | null;
  environment: string | null;
  /** `null`: it is about the whole project. */
  error: AlertedError | null;
}

/** An error as messages show it, at the moment of the put that had the occurrence. */
export interface AlertedError {
  id: number;
  title: string;
  culprit: string;
  level: string;
  platform: string;
  count: number;
  users: number;
  /** ISO 8601 UTC. */
  first_seen: string;
  last_seen: string;
  /** Its page. */
  url: string;
}

export const MAX_MESSAGE_ALERTS = 20;

/** One message to one destination. */
export interface AlertMessage {
  /** The same at every attempt: receivers tell by it that they have it already. `msg_` and 26 letters and digits. */
  id: string;
  /** `digest`: what came within a window. `test`: somebody wanted to see one. */
  kind: 'alert' | 'digest' | 'test';
  /** ISO 8601 UTC: when it was made. */
  at: string;
  project: { id: number; name: string; path_with_namespace: string; url: string };
  /** The worst first, `MAX_MESSAGE_ALERTS` at most. Of `alert` it is one, or several of one moment. */
  alerts: readonly Alert[];
  /** All that it is about, also those that `alerts` leaves out. */
  counts: Readonly<Partial<Record<AlertTrigger, number>>>;
  /** Minutes of the next window, if that is another one than the destination's own: it doubles in a storm. */
  window_minutes?: number;
}

/** What became of one attempt to send a message. */
export interface Attempted {
  /** `refused`: to try again would change nothing. */
  outcome: 'delivered' | 'failed' | 'refused';
  /** Of the receiver; `null`: it gave none. */
  status: number | null;
  /** How the network failed, or why the receiver's answer is no success, as a sentence without secrets. */
  problem: string | null;
  /** The first 500 bytes of the answer, as text. */
  answer: string;
  /** What the receiver wants to be waited, milliseconds. */
  retryAfterMs: number | null;
  /** Milliseconds that it took. */
  ms: number;
}

/** A message as the history of a project keeps it, and what became of it last: `PROJECT#<id>` / `ALERT_MESSAGE#<at>#<id>`. */
export interface SentMessage {
  id: string;
  project_id: number;
  destination_id: number;
  destination_name: string;
  kind: AlertMessage['kind'];
  state: 'sent' | 'retrying' | 'failed';
  /** ISO 8601 UTC: when it was made, and when it was tried last. */
  at: string;
  attempted_at: string;
  attempts: number;
  next_attempt_at: string | null;
  status: number | null;
  problem: string | null;
  answer: string;
  counts: AlertMessage['counts'];
  alerts: readonly { trigger: AlertTrigger; error_id: number | null; title: string }[];
  /** Epoch seconds. */
  expires_at: number;
}

/** How a destination is at the moment, as the API shows it. */
export interface DestinationState {
  /** Alerts that wait, and until when (ISO 8601 UTC); `null`: none do. */
  held: number;
  held_until: string | null;
  /** ISO 8601 UTC since when it has taken nothing, once that is long enough to be called failing. */
  failing_since: string | null;
  last_attempt: {
    at: string;
    state: SentMessage['state'];
    status: number | null;
    problem: string | null;
    answer: string;
  } | null;
}
