import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { unpackText } from '../../../shared/domain/packing/packed-text.ts';
import type { StoredEvent } from '../../../shared/domain/stored-event.ts';
import type { JsonObject } from '../../../shared/ingest/event/error-event.ts';
import { ingested } from '../ingested.ts';

/**
 * Events as SDKs send them, of programs of ours. `training` is what the dictionary is made of. `held-out` was recorded from
 * SDKs in other programs than those of the training, and is what the dictionary is measured with; of frames of others'
 * libraries, both have lines of ours as the source around them.
 */
export type SampleSet = 'training' | 'held-out';

/** Reads the events of a set, those of a family of SDKs after each other. */
export function sampleEvents(set: SampleSet): JsonObject[] {
  const directory = new URL(`../sample-events/${set}/`, import.meta.url);
  return readdirSync(directory)
    .toSorted()
    .flatMap((file) => JSON.parse(readFileSync(new URL(file, directory), 'utf8')) as JsonObject[]);
}

/** Returns what the collector stores of each event, sent with the key of another project and with ids of its own. */
export function storedSamples(events: readonly JsonObject[]): StoredEvent[] {
  return events.map((event, index) => {
    const bytes = Buffer.from(withOwnIds(JSON.stringify(event), index));
    const publicKey = `glet_${digits('key', index)}`;
    const outcome = ingested({ bytes }, { publicKey, userSalt: digits('salt', index) });
    if (outcome.outcome !== 'ok') throw new Error(`sample ${index} is no event`);
    return outcome.stored;
  });
}

/** Returns the texts that were packed of stored events. */
export function textsOf(events: readonly StoredEvent[]): string[] {
  return events.map(({ packed }) => unpackText(packed));
}

/** Ids that somebody made up would be in several samples, and be learned; those of real events never come again. */
function withOwnIds(json: string, index: number): string {
  return json.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{12,}/gi, (id) => {
    if (/^\d+$/.test(id)) return id;
    const fresh = digits(id, index).repeat(Math.ceil(id.length / 32));
    return id.replace(/[^-]/g, (_, at: number) => fresh[at]!);
  });
}

function digits(of: string, index: number): string {
  return createHash('md5').update(`${index} ${of}`).digest('hex');
}
