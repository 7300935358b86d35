import type { JsonObject } from '../../../shared/ingest/event/error-event.ts';
import { newEventId } from '../../../shared/ingest/event/event-id.ts';
import type { EventSummary } from '../../../shared/domain/event-summary.ts';
import type { RequestParts } from './request-event.ts';
import type { Handlers } from './handlers.ts';
import { sizedEvent } from './sized-event.ts';
import { ingested } from '../ingested.ts';

/** What an ordinary event of a server has, in bytes of JSON. */
export const ORDINARY_BYTES = 8 * 1024;

/** A project that the API made, as far as requests name it. */
export interface MeteredProject {
  id: number;
  path_with_namespace: string;
  namespace: { id: number };
}

/** A project that events are sent to, and the key that they are sent with. */
export interface Source {
  project: MeteredProject;
  publicKey: string;
}

/** Switches error tracking on and makes a client key. */
export async function makeSource(api: Handlers, project: MeteredProject): Promise<Source> {
  const path = { id: project.id };
  await api.call('putSettings', { path, json: { active: true, integrated: true } });
  const { public_key } = (await api.call('createClientKey', { path })) as { public_key: string };
  return { project, publicKey: public_key };
}

const made = new Map<number, JsonObject>();

/** An event of an id of its own, now; events of one `group` are one error. */
export function newEvent(bytes = ORDINARY_BYTES, group = ''): JsonObject {
  const pattern = made.get(bytes) ?? sizedEvent(bytes);
  made.set(bytes, pattern);
  const event = { ...pattern, event_id: newEventId(), timestamp: Date.now() / 1000 };
  return group === '' ? event : { ...event, fingerprint: [group] };
}

export function envelopeOf(event: JsonObject): Buffer {
  const header = { event_id: event['event_id'], sent_at: new Date().toISOString() };
  return Buffer.from(`${JSON.stringify(header)}\n{"type":"event"}\n${JSON.stringify(event)}`);
}

export function requestOf({ project, publicKey }: Source, event: JsonObject): RequestParts {
  return { path: { id: project.id }, sent: { bytes: envelopeOf(event), publicKey } };
}

/** What the collector stores of an event beside its payload, and the stream hands on. */
export function summaryOf({ project, publicKey }: Source, event: JsonObject): EventSummary {
  const bytes = Buffer.from(JSON.stringify(event));
  const outcome = ingested({ bytes }, { projectId: project.id, publicKey, receivedAt: new Date() });
  if (outcome.outcome !== 'ok') throw new Error(outcome.outcome);
  const { payload: _payload, ...summary } = outcome.event;
  return summary;
}

/** Sends an event and has it counted. */
export async function sendAndCount(api: Handlers, source: Source): Promise<EventSummary> {
  const event = newEvent();
  await api.call('postEnvelope', requestOf(source, event));
  const summary = summaryOf(source, event);
  await api.count([summary]);
  return summary;
}
