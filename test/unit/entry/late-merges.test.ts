import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventOfLateMaps } from '../../../shared/domain/late-maps.ts';
import { withLateMerges } from '../../../shared/entry/late-merges.ts';
import { openStore } from '../../../shared/store/table/store.ts';
import { readAll } from '../../../local/dynamodb/read-all.ts';

const EVENTS: EventOfLateMaps[] = [{ project_id: 5, event_id: 'a'.repeat(32) }];
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const store = openStore({ table: 'none' }, { region: 'eu-local-1', credentials });

/** Stands for Lambda; what it was told. */
let told: { path: string | undefined; type: unknown; order: unknown }[];
let status: number;
const server = createServer((request, response) => {
  void readAll(request).then((body) => {
    told.push({
      path: request.url,
      type: request.headers['x-amz-invocation-type'],
      order: JSON.parse(body.toString()) as unknown,
    });
    response.writeHead(status).end('{}');
  });
});

let lines: string[];
beforeEach(async () => {
  [told, lines, status] = [[], [], 202];
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  vi.stubEnv('GLET_JOBS', JSON.stringify({ buildArtifacts: 'its-builder' }));
  vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'stream/count-events');
  vi.stubEnv('AWS_ENDPOINT_URL_LAMBDA', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

describe('what counted events that came without their maps', () => {
  it('has the builder merge their errors, after they are counted, and once more when it is done again', async () => {
    const counted: number[] = [];
    const consume = withLateMerges(async () => {
      counted.push(told.length);
      return EVENTS;
    });
    for (let time = 0; time < 2; time++) await consume({ store });
    expect(counted).toEqual([0, 1]);
    const one = {
      path: '/2015-03-31/functions/its-builder/invocations',
      type: 'Event',
      order: { events: EVENTS },
    };
    expect(told).toEqual([one, one]);
    expect(lines).toEqual([]);
  });

  it('calls nobody where there are none, nor where they could not be counted', async () => {
    await withLateMerges(async () => [])({ store });
    const failing = withLateMerges(() => Promise.reject(new Error('not counted')));
    await expect(failing({ store })).rejects.toThrow('not counted');
    expect(told).toEqual([]);
  });

  it('says it in the log when that cannot be started, and has counted them all the same', async () => {
    status = 403;
    await withLateMerges(async () => EVENTS)({ store });
    expect(told).toHaveLength(1);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        level: 'WARN',
        message: 'late merge not started',
        sampling_rate: 0,
        service: 'stream/count-events',
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        projects: [5],
        events: 1,
        error: {
          name: 'Error',
          message: 'the start of the function its-builder failed: 403 {}',
          stack: expect.stringContaining('late-merges'),
        },
      },
    ]);
  });

  it('cannot be loaded without where the builder is', () => {
    vi.stubEnv('GLET_JOBS', '');
    expect(() => withLateMerges(async () => [])).toThrow('GLET_JOBS');
  });
});
