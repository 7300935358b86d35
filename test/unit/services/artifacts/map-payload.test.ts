import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { artifactSource } from '../../../../shared/services/artifacts/artifact-source.ts';
import { mapPayload } from '../../../../shared/services/artifacts/map-payload.ts';
import { keyOfArtifact } from '../../../../shared/store/table/item-keys.ts';
import { useStore } from '../../../kit/store.ts';
import { FILE, ID, UPLOAD, image } from '../../../kit/source-maps/frames.ts';
import { uploaded } from '../../../kit/source-maps/uploaded.ts';

const store = useStore();
it('smoke', async () => {
  const { artifact, objects } = uploaded(UPLOAD, { artifact_id: ID });
  await store.db.send(new PutCommand({ TableName: store.table, Item: { ...keyOfArtifact(1, ID), ...artifact } }));
  const source = artifactSource({
    objects: {
      get: async (key, range) => {
        const b = objects.get(key)!;
        return range ? b.subarray(range.start, range.start + range.length) : b;
      },
    },
    cacheBytes: 1e6,
    retentionDays: 90,
  });
  const frame = { function: 't', filename: FILE, lineno: 1, colno: 14, in_app: true };
  const payload = {
    exception: { values: [{ type: 'E', stacktrace: { frames: [frame, { ...frame, colno: 16 }] } }] },
    debug_meta: { images: [image(ID)] },
  };
  const r = await mapPayload(payload, { projectId: 1, release: null, dist: null }, source, {
    store,
    now: new Date(),
    deadlineMs: 1000,
    linesAround: 1,
  });
  console.log(JSON.stringify(r, null, 1), store.sent);
  expect(r.outcome).toBe('mapped');
});
