/** How an error is silent for a while. It ends by whichever comes first, and at least one is there. */
export interface Snooze {
  /** Milliseconds since 1970. */
  until?: number;
  /** Once the error has this many events, counted from its beginning. */
  at_count?: number;
  /** Once it has this many users. */
  at_users?: number;
}
