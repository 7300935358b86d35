import { vi } from 'vitest';
import { summaryOf, type StoredEvent } from '../../../shared/domain/stored-event.ts';
import type { JsonObject } from '../../../shared/ingest/event/error-event.ts';
import { normalise } from '../../../shared/ingest/event/normalise.ts';
import { settleEvent } from '../../../shared/ingest/settle-event.ts';
import type { ArtifactSource } from '../../../shared/services/artifacts/artifact-source.ts';
import type { Artifact } from '../../../shared/source-maps/frames/artifact.ts';
import * as events from '../../../shared/store/events.ts';
import type { Store } from '../../../shared/store/table/store.ts';
import { freshProject } from '../../kit/store.ts';
import { FILE, ID, image, OTHER, UPLOAD } from '../../kit/source-maps/frames.ts';
import { opened } from '../../kit/source-maps/opened.ts';
import { mappingsOf } from '../../kit/source-maps/vlq.ts';
import { eventId, NOW, records } from '../../kit/unit/summaries.ts';
import { deliver } from './counting.ts';

const PATH = '~/app.js';

/** Two builds of one source. */
async function builds(): Promise<Record<string, Artifact>> {
  // The same source, minified by another build: other names, other columns.
  const script = 'function zz(){qq.apply(rr)};(()=>{rr(1)})();ww()';
  const mappings = mappingsOf([
    [
      [0, 0, 1, 0],
      [9, 0, 1, 16, 0],
      [14, 0, 2, 2],
      [17, 0, 2, 8, 1],
      [34, 1, 40, 4, 2],
    ],
  ]);
  const other = { script, map: { ...(UPLOAD.map as object), mappings } };
  return {
    [ID]: { state: 'ready', ...(await opened(UPLOAD)) },
    [OTHER]: { state: 'ready', ...(await opened(other)) },
  };
}
const ready = await builds();

/** Knows some of the artifacts; the one of `ID` by its path in a release, too. */
export function sourceOf(...ids: string[]): ArtifactSource {
  const find = vi.fn<ArtifactSource['find']>(async (_store, _projectId, { files }) => ({
    byId: new Map(ids.map((id) => [id, ready[id]!])),
    idOfPath: new Map(files.release === 'shop@1' && ids.includes(ID) ? [[PATH, ID]] : []),
    problem: null,
  }));
  return { find, used: async () => undefined };
}

/** A frame of each build. */
export const FIRST = { function: 'openIt', colno: 16 };
export const SECOND = { function: 'paintIt', colno: 19 };

/** An event of such a frame, with the debug id of its script. */
export function payloadOf(
  { function: name, colno }: typeof FIRST,
  id: string | null,
  more: JsonObject = {},
): JsonObject {
  const frame = { function: name, filename: FILE, abs_path: FILE, lineno: 1, colno, in_app: true };
  const exception = { values: [{ type: 'TypeError', value: 'no', stacktrace: { frames: [frame] } }] };
  return {
    platform: 'javascript',
    exception,
    ...(id !== null && { debug_meta: { images: [image(id)] } }),
    ...more,
  };
}

/** Stores and counts what a project is sent, as its collector does without maps. */
export async function sent(store: Store, payloads: readonly JsonObject[], change = (event: StoredEvent) => event) {
  const { id: projectId } = await freshProject(store);
  const ids: number[] = [];
  for (const [index, payload] of payloads.entries()) {
    const receivedAt = new Date(NOW.getTime() + index);
    const known = { receivedAt, headerEventId: eventId(index + 1) };
    const read = { event: normalise(payload, known), payload };
    const terms = { publicKey: 'glet_a', userSalt: 'salt', retentionDays: 90 };
    const event = change(settleEvent(read, { projectId, receivedAt }, terms));
    await events.put(store, event);
    await deliver(store, 'shard', records([summaryOf(event)], index + 1));
    ids.push(event.error_id);
  }
  return { projectId, ids };
}
