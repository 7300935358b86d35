import type { SealedToken } from '../sealed-token.ts';
import type { KeptOfHook } from './hook.ts';

export const DESTINATION_KINDS = [
  'webhook',
  'sentry_webhook',
  'slack',
  'mattermost',
  'discord',
  'teams',
  'google_chat',
  'ntfy',
  'pagerduty',
  'gitlab_alert',
  'gitlab_issue',
  'email',
] as const;
export type DestinationKind = (typeof DESTINATION_KINDS)[number];

export const MAX_ALERT_DESTINATIONS = 20;
export const MAX_EMAILS = 10;
export const MAX_DESTINATION_URL_CHARACTERS = 2_048;

/** What is said of a destination and is no secret. What a kind has no use for is absent. */
export interface DestinationOptions {
  /** Name of a header that every request of a `webhook` or `sentry_webhook` has; its value is a secret. */
  header_name?: string;
  /** Of `ntfy`: the topic. */
  topic?: string;
  /** Of `gitlab_issue`: id or full path of the project, and labels of the issue. */
  gitlab_project?: string;
  labels?: readonly string[];
  confidential?: boolean;
  /** Of `email`: whom it is sent to. */
  emails?: readonly string[];
  /** Of a `webhook` that was made through GitLab's project hooks: what clients set and read back. */
  hook?: KeptOfHook;
}

/** What of a destination is secret. It is sealed as JSON, for this destination of this project alone. */
export interface DestinationSecrets {
  /** Where requests go; absent of `email` and `pagerduty`. */
  url?: string;
  /**
   * Of `pagerduty` the routing key, of `gitlab_alert` and `gitlab_issue` the token, of `webhook` and `sentry_webhook` the value of
   * the header, of `ntfy` an access token.
   */
  token?: string;
}

/** Whom a project's alerts are told to, as it is stored: `PROJECT#<id>` / `ALERT_DESTINATION#<id>`. */
export interface AlertDestination {
  id: number;
  project_id: number;
  kind: DestinationKind;
  name: string;
  enabled: boolean;
  /** The address as it is shown: without what is secret in it. */
  shown_address: string;
  options: DestinationOptions;
  sealed: SealedToken;
  /** Counts how often the key that signs was changed. It follows from the tenant's key, and is stored nowhere. */
  signing_version: number;
  /** Milliseconds since 1970 until which the key before signs as well. */
  former_key_until?: number;
  /** Minutes in which what comes is gathered into one message, 0 to 60; 0: each is a message of its own. */
  window_minutes: number;
  /** ISO 8601 UTC until which nothing is sent. What comes until then is told by one digest. */
  muted_until: string | null;
  /** Address of the API, as who saved it knew it, `https://host/api`: links in messages begin with it. */
  base: string;
  revision: number;
  created_at: string;
  updated_at: string;
}

/** A destination with its secrets opened: all that sending takes. */
export interface OpenDestination {
  id: number;
  kind: DestinationKind;
  name: string;
  options: DestinationOptions;
  secrets: DestinationSecrets;
  /** Keys that sign, the current one first; two while the former one still does. */
  signingKeys: readonly Uint8Array[];
}
