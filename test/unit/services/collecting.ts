import { admission } from '../../../shared/services/collector/admission.ts';
import { collect, type CollectorParts } from '../../../shared/services/collector/collect.ts';
import { newErrorLimit } from '../../../shared/services/collector/new-error-limit.ts';
import type { ReceivedRequest } from '../../../shared/domain/received-request.ts';
import type { Usage } from '../../../shared/domain/quota.ts';
import * as events from '../../../shared/store/events.ts';
import type { Intake } from '../../../shared/store/intake.ts';
import type { TestStore } from '../../kit/store.ts';
import { newProjectId } from '../../kit/unit/tracked-errors.ts';
import { eventId, NOW } from '../../kit/unit/summaries.ts';
import { LIMITS } from './counting.ts';

export const KEY = 'glet_0123456789abcdef0123456789abcdef';
export const OPEN: Intake = {
  project: { user_salt: 'salt' },
  settings: { active: true, integrated: true, scrub_data: true },
  key: { active: true, rate_limit: null },
  keyUsage: null,
  projectUsage: null,
  newErrors: null,
  hasMaps: false,
};
export const settings = (fields: object): Intake => ({ ...OPEN, settings: { ...OPEN.settings!, ...fields } });
export const used = (count: number, window: number, bytes = 0): Usage => ({
  window_start: Math.floor(NOW.getTime() / (window * 1000)) * window * 1000,
  window,
  used: count,
  bytes,
});

export const item = (payload: object | string, type = 'event'): string =>
  `{"type":"${type}"}\n${typeof payload === 'string' ? payload : JSON.stringify(payload)}\n`;
export const envelope = (...items: string[]): string => `{}\n${items.join('')}`;
export const event = (number: number, fields: object = {}) => ({ event_id: eventId(number), message: 'no', ...fields });

/** One instance of the collector, and what it asked and counted. `intake` is null for a key that is not there. */
export function instance(table: CollectorParts['store'], intake: Partial<Intake> | null = {}, limits = LIMITS) {
  const [dropped, garbled, lookups]: [number[], number[], string[]] = [[], [], []];
  const read = async (_store: unknown, id: number, publicKey: string) => {
    lookups.push(`${id} ${publicKey}`);
    return intake && { ...OPEN, ...intake };
  };
  const parts: CollectorParts = {
    store: table,
    limits,
    admission: admission({ read, readConsistently: async () => intake && { ...OPEN, ...intake } }, limits),
    newErrors: newErrorLimit(limits.newErrorsPerHour),
    dropped: async (_store, _project, count) => void dropped.push(count),
    garbled: async (_store, _project, requests) => void garbled.push(requests),
    mapEvent: async (sent) => sent,
    mapMs: 300,
  };
  return { parts, dropped, garbled, lookups };
}

export function deliver(
  parts: CollectorParts,
  projectId: number,
  body: string | Buffer,
  fields: Partial<ReceivedRequest> = {},
) {
  return collect(parts, {
    projectId,
    endpoint: 'envelope',
    bytes: Buffer.from(body),
    contentEncoding: undefined,
    contentType: undefined,
    queryKey: KEY,
    remoteAddress: '192.0.2.1',
    receivedAt: NOW,
    ...fields,
  }).catch((error: Error) => `${error.constructor.name}: ${error.message}`);
}

/** What becomes of a request, what it was looked up for, and what was counted as refused. */
export async function send(
  store: TestStore,
  body: string | Buffer,
  intake: Partial<Intake> | null = {},
  fields: Partial<ReceivedRequest> = {},
) {
  const projectId = fields.projectId ?? newProjectId();
  const { parts, dropped, garbled, lookups } = instance(store, intake);
  store.sent.length = 0;
  const answer = await deliver(parts, projectId, body, fields);
  const sent = [...store.sent];
  const stored = (number: number) => events.read(store, projectId, eventId(number), NOW);
  return { answer, dropped, garbled, lookups, sent, stored };
}
