/** A request of an SDK, as HTTP hands it over: passed on as it is until its events are stored. */
export interface ReceivedRequest {
  /** Which of the endpoints it came to. */
  endpoint: 'envelope' | 'store' | 'security';
  projectId: number;
  receivedAt: Date;
  /** The sender's address, `null` where the gateway does not tell. */
  remoteAddress: string | null;
  /** The body as it was sent, perhaps compressed. */
  bytes: Buffer;
  contentEncoding: string | undefined;
  contentType: string | undefined;
  /** Whether a gateway took the body for text: what is no UTF-8 is not in it any more. */
  arrivedAsText?: boolean;
  /** Host and path of a DSN under which this body would not be taken for text; `null` where there is none. */
  elsewhere?: string | null;
  /** `X-Sentry-Auth`: servers' SDKs. */
  sentryHeader?: string | undefined;
  /** `Authorization`: some older clients; schemes other than `Sentry` are ignored. */
  authorization?: string | undefined;
  /** `sentry_key` of the query: browsers, which cannot set a header without a preflight. */
  queryKey?: string | undefined;
  /** `sentry_client` of the query: which SDK a browser has. */
  queryClient?: string | undefined;
  /** `sentry_release` and `sentry_environment` of the query: all that a browser's report can say of them. */
  release?: string | undefined;
  environment?: string | undefined;
  userAgent?: string | undefined;
}
