import { derivedArtifactId, type Artifact } from '../../domain/artifact/artifact.ts';

/** An artifact of a project, as people manage it. */
export function artifactEntity(artifact: Artifact) {
  const { artifact_id, digest, release, dist, state, problem, files, index_bytes, texts_bytes } = artifact;
  return {
    id: artifact_id,
    debug_id: artifact_id === derivedArtifactId(digest) ? null : artifact_id,
    release,
    dist,
    state,
    problem,
    files: files.map(({ name, bytes }) => ({ name, bytes })),
    bytes: index_bytes + texts_bytes,
    created_at: artifact.created_at,
    last_used_at: artifact.used_at,
    expires_at: new Date(artifact.expires_at * 1000).toISOString(),
  };
}
