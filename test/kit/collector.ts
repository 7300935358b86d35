import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { JsonObject } from '../../shared/ingest/event/error-event.ts';
import { clientKeysOf, enable, newProject, unique, type ClientKey, type Project } from './projects.ts';
import { request, type Answer, type Call } from './request.ts';

/** An application that reports its errors: the project that takes them and the key that it has. */
export interface Reporter {
  project: Project;
  key: ClientKey;
}

/** @param settings for example `scrub_data: false` */
export async function newReporter(settings: Record<string, unknown> = {}): Promise<Reporter> {
  const project = await newProject();
  await enable(project, settings);
  const [key] = await clientKeysOf(project);
  return { project, key: key! };
}

export type SentEvent = JsonObject & { event_id: string };

/** As SDKs write it, with the slash at the end. */
export function collectorOf(
  { id }: Pick<Project, 'id'>,
  endpoint: 'envelope' | 'store' | 'security' = 'envelope',
): string {
  return `/v4/error_tracking/collector/api/${id}/${endpoint}/`;
}

export function newEventId(): string {
  return randomUUID().replaceAll('-', '');
}

/** An exception that groups with nothing else, unless `changes` say so. */
export function anEvent(changes: JsonObject & { event_id?: string } = {}): SentEvent {
  const exception = { values: [{ type: unique('Error').replace('-', ''), value: 'it broke' }] };
  return { event_id: newEventId(), platform: 'node', exception, ...changes };
}

/** An exception of this type and nothing else: all of one type are one error. */
export function exceptionOf(type: string, changes: JsonObject & { event_id?: string } = {}): SentEvent {
  return anEvent({ exception: { values: [{ type, value: 'it broke' }] }, ...changes });
}

/** An envelope of events as servers' SDKs write it, each with its length. */
export function envelopeOf(events: readonly JsonObject[], header: JsonObject = {}): Buffer {
  const items = events.map((event) => itemOf('event', JSON.stringify(event)));
  return Buffer.from([JSON.stringify(header), ...items].join('\n'));
}

export function itemOf(type: string, payload: string, header: JsonObject = {}): string {
  return `${JSON.stringify({ type, length: Buffer.byteLength(payload), ...header })}\n${payload}`;
}

/** What says that the request is of this key, as servers' SDKs do. */
export function authOf({ public_key }: Pick<ClientKey, 'public_key'>): Record<string, string> {
  return { 'x-sentry-auth': `Sentry sentry_version=7, sentry_client=test/1.0, sentry_key=${public_key}` };
}

/** Posts bytes to the envelope endpoint, with the reporter's key. */
export function post({ project, key }: Reporter, body: string | Uint8Array, call: Call = {}): Promise<Answer> {
  return request('POST', collectorOf(project), { ...call, body, headers: { ...authOf(key), ...call.headers } });
}

/** Posts bytes to the store endpoint, with the reporter's key. */
export function postToStore({ project, key }: Reporter, body: string | Uint8Array, call: Call = {}): Promise<Answer> {
  const headers = { ...authOf(key), ...call.headers };
  return request('POST', collectorOf(project, 'store'), { ...call, body, headers });
}

/** Reports events, one after the other, and sees each accepted. @returns their ids. */
export async function report(reporter: Reporter, ...events: SentEvent[]): Promise<string[]> {
  const ids = [];
  for (const event of events) {
    expect(await post(reporter, envelopeOf([event]))).toEqual({ status: 200, json: { id: event.event_id } });
    ids.push(event.event_id);
  }
  return ids;
}
