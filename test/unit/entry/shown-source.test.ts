import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenedEvent } from '../../../shared/domain/stored-event.ts';
import { withSource } from '../../../shared/entry/shown-source.ts';
import * as artifacts from '../../../shared/store/artifacts.ts';
import * as hasMaps from '../../../shared/store/has-maps.ts';
import { freshProject, useStore } from '../../kit/store.ts';
import { anArtifact } from '../../kit/unit/artifacts.ts';
import { summary } from '../../kit/unit/summaries.ts';

const store = useStore();
const NOW = new Date('2026-11-26T12:00:00.000Z');

beforeEach(() => {
  vi.stubEnv('GLET_BUCKET', 'bucket');
  // Nobody listens there.
  vi.stubEnv('AWS_ENDPOINT_URL_S3', 'http://127.0.0.1:9');
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const inSource = (event: OpenedEvent) => withSource(({ inSource: find }) => find(event))({ store, now: NOW });

const ID = '1b4e28ba-2fa1-41d2-883f-0016d3cca427';
const FILE = 'https://shop.example/app.js';
const PAYLOAD = {
  platform: 'javascript',
  debug_meta: { images: [{ type: 'sourcemap', code_file: FILE, debug_id: ID }] },
  exception: { values: [{ type: 'Error', stacktrace: { frames: [{ abs_path: FILE, lineno: 1, colno: 1 }] } }] },
};

function anEvent(projectId: number, changes: Partial<OpenedEvent> = {}, payload: object = PAYLOAD): OpenedEvent {
  return {
    ...summary({ project_id: projectId }),
    platform: 'javascript',
    payload: JSON.stringify(payload),
    ...changes,
  };
}

async function projectWithMap(): Promise<number> {
  const { id } = await freshProject(store);
  const artifact = anArtifact({ project_id: id, artifact_id: ID });
  await artifacts.enter(store, artifact, { before: null, former: null, path: null });
  await hasMaps.note(store, id);
  return id;
}

describe('an event that is shown', () => {
  it('is shown as it was sent while the bucket cannot be reached, and not too late', async () => {
    const event = anEvent(await projectWithMap());
    store.sent.length = 0;
    expect(await inSource(event)).toBe(event);
    expect(store.sent).toEqual(['BatchGetItemCommand', 'BatchGetItemCommand']);
  });

  it.each<[string, Partial<OpenedEvent>, object, number]>([
    ['of a language without source maps', { platform: 'python', release: 'shop@1' }, { platform: 'python' }, 0],
    ['without debug ids and release', { release: '' }, { platform: 'javascript' }, 0],
    ['of a project without maps', {}, PAYLOAD, 1],
  ])(
    '%s is as it was sent, and costs nothing or one look at whether there are maps',
    async (_, changes, payload, reads) => {
      const { id } = await freshProject(store);
      const event = anEvent(id, changes, payload);
      store.sent = [];
      expect(await inSource(event)).toBe(event);
      expect(store.sent).toHaveLength(reads);
    },
  );
});
