import { Logger } from '@aws-lambda-powertools/logger';
import { collectAndNote } from '../services/collector/note-refusals.ts';
import { newErrorLimit } from '../services/collector/new-error-limit.ts';
import { admission } from '../services/collector/admission.ts';
import type { Answer } from '../api/answers.ts';
import type { Endpoint } from '../api/row.ts';
import { collectorPipeline } from '../http/collector-pipeline.ts';
import { DROPPED_CATEGORIES_HEADERS } from '../http/dialects/collector/dropped-categories.ts';
import type { LambdaHandler } from '../http/pipeline.ts';
import type { ReceivedRequest } from '../domain/received-request.ts';
import {
  readAnnouncesDropped,
  readCollectorCacheMs,
  readEnvironment,
  readIngestLimits,
  readMapMs,
} from './environment.ts';
import { eventMapping } from './source-maps.ts';
import * as droppedEvents from '../store/dropped-events.ts';
import * as intakeRefusals from '../store/intake-refusals.ts';
import * as intake from '../store/intake.ts';
import { openStore, storeWithin } from '../store/table/store.ts';

type CollectorEndpoint = Endpoint & { response: 'EventId' };

/**
 * Builds the two endpoints that SDKs send to. They differ in how a body is read. Through the collector's own API the
 * request says which endpoint it is for, and `endpoint` is for the others.
 */
export function collector(row: CollectorEndpoint, endpoint: ReceivedRequest['endpoint']): LambdaHandler {
  const store = openStore(readEnvironment());
  const limits = readIngestLimits();
  const cacheMs = readCollectorCacheMs();
  const log = new Logger();
  // Of the instance, not of a request: they remember what it has read and let in.
  const parts = {
    limits,
    admission: admission(intake, limits, cacheMs),
    newErrors: newErrorLimit(limits.newErrorsPerHour),
    dropped: droppedEvents.counter(limits.retentionDays, 'dropped', cacheMs),
    garbled: droppedEvents.counter(limits.retentionDays, 'garbled', cacheMs),
    mapEvent: eventMapping(store, limits.retentionDays, log),
    mapMs: readMapMs(),
  };
  const note = intakeRefusals.recorder(limits.retentionDays, cacheMs);
  const work = (request: ReceivedRequest, remainingMs: number): Promise<Answer<CollectorEndpoint>> =>
    collectAndNote({ ...parts, store: storeWithin(store, remainingMs) }, note, request);
  const headers = readAnnouncesDropped() ? DROPPED_CATEGORIES_HEADERS : {};
  return collectorPipeline(row, endpoint, log, work, headers);
}
