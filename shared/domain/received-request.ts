/** A request of an SDK, as HTTP hands it over: passed on as it is until its events are stored. */
export interface ReceivedRequest {
  /** Which of the two endpoints it came to. */
  endpoint: 'envelope' | 'store';
  projectId: number;
  receivedAt: Date;
  /** The sender's address, `null` where the gateway does not tell. */
  remoteAddress: string | null;
  /** The body as it was sent, perhaps compressed. */
  bytes: Buffer;
  contentEncoding: string | undefined;
  contentType: string | undefined;
  /** `X-Sentry-Auth`: servers' SDKs. */
  sentryHeader?: string | undefined;
  /** `Authorization`: some older clients; schemes other than `Sentry` are ignored. */
  authorization?: string | undefined;
  /** `sentry_key` of the query: browsers, which cannot set a header without a preflight. */
  queryKey?: string | undefined;
}
