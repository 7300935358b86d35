import type { Artifact } from '../../../shared/domain/artifact/artifact.ts';
import { objectKeys } from '../../../shared/s3/keys.ts';
import { digestOf } from '../../../shared/source-maps/build/build-index.ts';
import { built, type Upload } from './opened.ts';

/** What is there of an upload: the artifact as the table has it, and its objects by their keys. */
export interface Uploaded {
  artifact: Artifact;
  objects: Map<string, Buffer>;
}

/** Builds an upload as the builder does. */
export function uploaded(upload: Upload, fields: Partial<Artifact> & Pick<Artifact, 'artifact_id'>): Uploaded {
  const { index, texts } = built(upload);
  const map = Buffer.from(typeof upload.map === 'string' ? upload.map : JSON.stringify(upload.map));
  const artifact: Artifact = {
    project_id: 1,
    state: 'ready',
    problem: null,
    files: [{ name: '~/app.js.map', bytes: map.length }],
    digest: digestOf(map, upload.script === undefined ? null : Buffer.from(upload.script)).toString('hex'),
    release: null,
    dist: null,
    index_bytes: index.length,
    texts_bytes: texts.length,
    created_at: '2026-11-01T00:00:00.000Z',
    used_at: null,
    expires_at: 4_000_000_000,
    build: 'build',
    bundle_id: 'bundle',
    ...fields,
  };
  const objects = new Map([[objectKeys.index(artifact), Buffer.from(index)]]);
  if (texts.length > 0) objects.set(objectKeys.texts(artifact), Buffer.from(texts));
  return { artifact, objects };
}
