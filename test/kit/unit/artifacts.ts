import type { Artifact } from '../../../shared/domain/artifact/artifact.ts';

/** An artifact of a script and its map; `digest`, time and upload are those of the first of them. */
export function anArtifact(changes: Partial<Artifact> = {}): Artifact {
  return {
    project_id: 1,
    artifact_id: '1b4e28ba-2fa1-41d2-883f-0016d3cca427',
    state: 'ready',
    problem: null,
    files: [
      { name: '~/static/app.js.map', bytes: 2_000 },
      { name: '~/static/app.js', bytes: 500 },
    ],
    digest: 'd'.repeat(64),
    build: 'first',
    release: null,
    dist: null,
    bundle_id: 'b'.repeat(64),
    index_bytes: 300,
    texts_bytes: 200,
    created_at: '2026-11-26T12:00:00.000Z',
    used_at: null,
    expires_at: 4_000_000_000,
    ...changes,
  };
}
