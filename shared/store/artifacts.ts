import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { keyOfArtifact } from './table/item-keys.ts';
import type { Store } from './table/store.ts';

/** What was built of a source map, as its project's directory has it; index and texts are objects of the bucket. */
export interface Artifact {
  project_id: number;
  debug_id: string;
  /** Addresses of the files that it was made of. */
  names: readonly string[];
  /** SHA-256 of map and script. */
  digest: string;
  release: string | null;
  dist: string | null;
  index_bytes: number;
  texts_bytes: number;
  /** ISO 8601, UTC. */
  created_at: string;
  /** Epoch seconds. */
  expires_at: number;
}

/** Enters an artifact; one of the same debug id is replaced. Its objects have to be there before. */
export async function put(store: Store, artifact: Artifact): Promise<void> {
  const Item = { ...keyOfArtifact(artifact.project_id, artifact.debug_id), ...artifact };
  await store.db.send(new PutCommand({ TableName: store.table, Item }));
}
