import type { EventSummary } from '../../domain/event-summary.ts';
import type { ErrorEvent, JsonObject } from '../../ingest/event/error-event.ts';
import { momentOf } from '../../ingest/event/timestamp.ts';
import { ownFrames } from '../../ingest/grouping/own-frames.ts';
import { own } from '../../ingest/json/shape.ts';
import { breadcrumbDetails, type BreadcrumbDetails } from './breadcrumbs.ts';
import { exceptionDetails, type ExceptionDetails } from './exceptions.ts';
import { filteredIn, type FilteredDetails } from './filtered.ts';
import { fitted } from './fit.ts';
import { stackReader, type FrameDetails } from './frames.ts';
import { groupingDetails, type GroupingDetails } from './grouping.ts';
import { requestDetails, type RequestDetails } from './request.ts';
import {
  contextDetails,
  moduleDetails,
  reportDetails,
  sdkDetails,
  type ModuleDetails,
  type SdkDetails,
} from './sections.ts';
import { fieldsOf, textIn } from './shapes.ts';
import type { SourceLink } from './source-link.ts';
import { threadDetails, type ThreadDetails } from './threads.ts';
import { trimmedIn, type TrimmedDetails } from './trimmed.ts';

/** All that an event says, in one shape, whatever SDK sent it. */
export interface EventDetails {
  /** What surfaced first, then its causes. */
  exceptions: ExceptionDetails[];
  /** Outside any exception, oldest call first. */
  stacktrace: FrameDetails[];
  threads: ThreadDetails[];
  /** Oldest first. */
  breadcrumbs: BreadcrumbDetails[];
  message: { formatted: string; template: string | null } | null;
  request: RequestDetails | null;
  user: JsonObject | null;
  tags: { key: string; value: string }[];
  contexts: Record<string, JsonObject>;
  extra: JsonObject;
  modules: ModuleDetails[];
  sdk: SdkDetails | null;
  /** Of an event that was made of a browser's security report. */
  report: { kind: string; fields: JsonObject } | null;
  transaction: string | null;
  logger: string | null;
  dist: string | null;
  server_name: string | null;
  /** As the SDK sent it; `null`: none that counts. */
  fingerprint: string[] | null;
  grouping: GroupingDetails | null;
  filtered: FilteredDetails;
  trimmed: TrimmedDetails | null;
  /** Of the payload's JSON, before anything was trimmed. */
  size_bytes: number;
  /** Parts that the answer has no room for. They are in the payload. */
  left_out: string[];
}

/** What of a stored event its details depend on besides the payload. */
type Known = Pick<EventSummary, 'project_id' | 'error_id' | 'received' | 'timestamp'>;

/** A payload, and what was understood of it. */
interface Understood {
  payload: JsonObject;
  parsed: ErrorEvent;
}

/**
 * Brings the payload of a stored event, of any shape, into the one that is shown.
 * @param stored as it was grouped, where that is not what is shown
 */
export function eventDetails(
  event: Known,
  { payload, parsed }: Understood,
  tags: Readonly<Record<string, string>>,
  linkOf?: SourceLink,
  stored: Understood = { payload, parsed },
): EventDetails {
  const stackOf = stackReader(ownFrames(parsed), linkOf);
  const trimmed = trimmedIn(payload);
  return fitted({
    exceptions: exceptionDetails(own(payload, 'exception'), stackOf),
    stacktrace: stackOf(own(payload, 'stacktrace')),
    threads: threadDetails(own(payload, 'threads'), stackOf),
    breadcrumbs: breadcrumbDetails(own(payload, 'breadcrumbs'), correctionOf(event, payload)),
    message: parsed.message,
    request: requestDetails(own(payload, 'request')),
    user: fieldsOf(own(payload, 'user')),
    tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    contexts: contextDetails(own(payload, 'contexts')),
    extra: fieldsOf(own(payload, 'extra')) ?? {},
    modules: moduleDetails(own(payload, 'modules')),
    sdk: sdkDetails(own(payload, 'sdk')),
    report: reportDetails(payload),
    transaction: parsed.transaction,
    logger: parsed.logger,
    dist: textIn(payload, 'dist', 200),
    server_name: textIn(payload, 'server_name', 200),
    fingerprint: parsed.fingerprint,
    grouping: groupingDetails(event, parsed, stored),
    filtered: filteredIn(payload),
    trimmed,
    size_bytes: trimmed?.bytes ?? Buffer.byteLength(JSON.stringify(stored.payload)),
    left_out: [],
  });
}

/** By how many milliseconds the sender's clock was put right when the event came in. */
function correctionOf(event: Known, payload: JsonObject): number {
  const claimed = momentOf(own(payload, 'timestamp'));
  return claimed === null ? 0 : Date.parse(event.timestamp) - claimed;
}
