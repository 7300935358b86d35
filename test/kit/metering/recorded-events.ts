import { newEventId } from '../../../shared/ingest/event/event-id.ts';
import { itemOf } from '../../../shared/store/event-item.ts';
import { ingested } from '../ingested.ts';
import { sampleEvents } from '../dictionary/sample-events.ts';
import { itemSize } from '../item-size.ts';
import type { MeteredTable } from './metered-table.ts';
import { makeSource, requestOf, type MeteredProject } from './sent-events.ts';

/** What events cost to store that were recorded from SDKs, on average. */
export interface RecordedCost {
  events: number;
  /** Bytes of JSON. */
  sent: number;
  writeUnits: number;
  /** Of the item, as DynamoDB counts them but for its own overhead. */
  bytes: number;
}

/** Sends the events that the dictionary was not made of, each once; settings and key are known by then. */
export async function countRecorded({ table, api, cost }: MeteredTable): Promise<RecordedCost> {
  await table.reset();
  const project = (await api.call('createProject', { json: { path: 'demo' } })) as MeteredProject;
  const source = await makeSource(api, project);
  const events = sampleEvents('held-out').map((event) => ({ ...event, event_id: newEventId() }));
  const [first] = events;
  await api.call('postEnvelope', requestOf(source, { ...first, event_id: newEventId() }));
  let writeUnits = 0;
  for (const event of events) {
    const stored = await cost(() => api.call('postEnvelope', requestOf(source, event)));
    writeUnits += stored.writeUnits;
  }
  const sizes = events.map((event) => {
    const bytes = Buffer.from(JSON.stringify(event));
    const outcome = ingested({ bytes }, { projectId: project.id, publicKey: source.publicKey, receivedAt: new Date() });
    if (outcome.outcome !== 'ok') throw new Error(outcome.outcome);
    return { sent: bytes.length, stored: itemSize(itemOf(outcome.stored)) };
  });
  const mean = (sum: number): number => sum / events.length;
  return {
    events: events.length,
    sent: mean(sizes.reduce((sum, { sent }) => sum + sent, 0)),
    writeUnits: mean(writeUnits),
    bytes: mean(sizes.reduce((sum, { stored }) => sum + stored, 0)),
  };
}
