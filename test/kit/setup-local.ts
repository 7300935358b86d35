import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { loadAssembly } from '../../local/assembly/load.ts';
import { startEngine } from '../../local/dynamodb/engine.ts';
import { doorsOf } from './door-addresses.ts';
import { onlyTable } from './engine.ts';
import { startLocalServer } from './local-server.ts';
import { SCRATCH } from './scratch.ts';
import { FUNCTION_VARIABLES, HOSTS } from './surroundings.ts';

/** What `npm start` serves. The engine is ours, so that the suite can write what the API refuses to. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(SCRATCH, 'glet-api-'));
  const engine = await startEngine({ file: join(directory, 'table.sqlite') });
  const adminToken = `glpat-${randomBytes(24).toString('base64url')}`;
  const server = await startLocalServer({
    GLET_DATA_DIR: join(directory, 'data'),
    GLET_ADMIN_TOKEN: adminToken,
    GLET_FUNCTION_VARIABLES: JSON.stringify(FUNCTION_VARIABLES),
    GLET_HOSTS: JSON.stringify(HOSTS),
    DYNAMODB_ENDPOINT: engine.endpoint,
  });
  const table = await onlyTable(engine.endpoint);
  const { base } = server;
  const { api } = loadAssembly(join(directory, 'data', 'cdk.out'));
  const doors = doorsOf(base, api.id);
  project.provide('target', { kind: 'local', base, doors, adminToken, tenant: 'default', table });
  return async () => {
    await server.stop();
    await engine.stop();
    await rm(directory, { recursive: true });
  };
}
