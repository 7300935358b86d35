import { hash } from 'node:crypto';
import { MAX_SECURITY_REPORTS } from '../../domain/limits.ts';
import type { ReceivedRequest } from '../../domain/received-request.ts';
import type { Json, JsonObject } from '../event/error-event.ts';
import { readReportJson } from '../json/event-json.ts';
import { objectOr, own } from '../json/shape.ts';
import { malformed, type Malformed, type TooLarge } from './outcome.ts';
import { readSecurityReport, type SecurityReport } from './security-report.ts';

/** What else of the request becomes part of the events. */
export type Reporter = Pick<ReceivedRequest, 'remoteAddress' | 'receivedAt'> &
  Partial<Pick<ReceivedRequest, 'release' | 'environment' | 'userAgent'>>;

interface ReportEvent {
  bytes: Buffer;
  fallbackEventId?: string;
}

/** Two sendings of one report differ in `age` and arrival alone; their difference is exact to some seconds. */
const AGE_STEP_MS = 10_000;

/** Makes of a body of reports the events that an SDK would have sent. Elements that are no reports are left out. */
export function openSecurityReports(
  bytes: Buffer,
  reporter: Reporter,
): { outcome: 'ok'; events: ReportEvent[] } | Malformed | TooLarge {
  const read = readReportJson(bytes);
  if (read.outcome !== 'ok') return read;
  const isBatch = Array.isArray(read.value);
  const entries = Array.isArray(read.value) ? read.value : [read.value];
  if (entries.length > MAX_SECURITY_REPORTS)
    return malformed(`request has ${entries.length} reports, at most ${MAX_SECURITY_REPORTS}`);
  const events: ReportEvent[] = [];
  const seen = new Map<string, number>();
  let reports = 0;
  for (const entry of entries) {
    const report = readSecurityReport(entry);
    if (report === null) continue;
    reports++;
    if (report === 'ignored') continue;
    const event = Buffer.from(JSON.stringify(eventOf(report, reporter)));
    events.push(isBatch ? { bytes: event, fallbackEventId: idOf(entry, reporter, seen) } : { bytes: event });
  }
  return reports === 0 ? malformed('request body has no security report') : { outcome: 'ok', events };
}

function eventOf(report: SecurityReport, { release, environment, userAgent }: Reporter): JsonObject {
  return {
    platform: 'javascript',
    logger: report.logger,
    logentry: { formatted: report.message },
    transaction: report.culprit,
    fingerprint: report.fingerprint,
    tags: report.tags,
    user: { ip_address: '{{auto}}' },
    request: {
      ...(report.url !== '' && { url: report.url }),
      ...(userAgent !== undefined && { headers: [['User-Agent', userAgent]] }),
    },
    ...(release !== undefined && { release }),
    ...(environment !== undefined && { environment }),
    [report.logger]: report.report,
  };
}

/** The same for a batch that is sent again, and another for each of equal reports within one. */
function idOf(entry: Json, { remoteAddress, userAgent, receivedAt }: Reporter, seen: Map<string, number>): string {
  const { age: _, ...rest } = objectOr(entry)!;
  const age = own(objectOr(entry)!, 'age');
  const madeAt = Math.round((receivedAt.getTime() - (typeof age === 'number' ? age : 0)) / AGE_STEP_MS);
  const subject = JSON.stringify([remoteAddress, userAgent ?? null, rest, madeAt]);
  const nth = (seen.get(subject) ?? 0) + 1;
  seen.set(subject, nth);
  return hash('sha256', `${nth} ${subject}`).slice(0, 32);
}
