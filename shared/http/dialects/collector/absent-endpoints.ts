const CRASH_DUMPS = 'dumps of native crashes are not taken';

/** Sentry's other endpoints by the first segment of their address (getsentry/relay, relay-server/src/endpoints/mod.rs). */
const ABSENT: ReadonlyMap<string, string> = new Map([
  ['minidump', CRASH_DUMPS],
  ['unreal', CRASH_DUMPS],
  ['playstation', CRASH_DUMPS],
  ['cron', 'check-ins of cron monitors are not kept'],
  ['integration', 'traces and logs of OpenTelemetry are not kept'],
  ['otlp', 'traces and logs of OpenTelemetry are not kept'],
  ['attachments', 'attachments are not kept'],
  ['events', 'attachments are not kept'],
]);

/** Says, to whoever reads the log of a client, why there is nothing at an address below the collector. */
export function absenceOf(endpoint: string): string {
  const why = ABSENT.get(endpoint.split('/', 1)[0]!.toLowerCase());
  return `${why ?? 'the collector has no such endpoint'}: it has envelope, store and security`;
}
