import { MAX_SECURITY_REPORTS } from '../../domain/limits.ts';
import type { ReceivedRequest } from '../../domain/received-request.ts';
import type { JsonObject } from '../event/error-event.ts';
import { readReportJson } from '../json/event-json.ts';
import { objectOr } from '../json/shape.ts';
import { malformed, type Malformed, type TooLarge } from './outcome.ts';
import { reportIds, type ReportIds, type Sender } from './report-ids.ts';
import { readSecurityReport, type SecurityReport } from './security-report.ts';

/** What else of the request becomes part of the events. */
export type Reporter = Sender & Partial<Pick<ReceivedRequest, 'release' | 'environment'>>;

type ReportEvent = { bytes: Buffer } & Partial<ReportIds>;

/**
 * Makes of a body of reports the events that an SDK would have sent. Elements that are no reports are left out. A single
 * report has no ids: it does not say when it was made.
 */
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
  const kept: { entry: JsonObject; event: ReportEvent }[] = [];
  let reports = 0;
  for (const entry of entries) {
    const report = readSecurityReport(entry);
    if (report === null) continue;
    reports++;
    if (report === 'ignored') continue;
    kept.push({ entry: objectOr(entry)!, event: { bytes: Buffer.from(JSON.stringify(eventOf(report, reporter))) } });
  }
  if (reports === 0) return malformed('request body has no security report');
  const events = kept.map(({ event }) => event);
  if (!isBatch) return { outcome: 'ok', events };
  const ids = reportIds(
    kept.map(({ entry }) => entry),
    reporter,
  );
  return { outcome: 'ok', events: events.map((event, index) => ({ ...event, ...ids[index] })) };
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
