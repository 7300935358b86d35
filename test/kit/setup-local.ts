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
import { provideStack, type Stack } from './shared-stack.ts';
import { FUNCTION_VARIABLES, HOSTS, OPERATOR_VARIABLES } from './surroundings.ts';

/**
 * One for the API suite through either API, and one for each other project: SDKs do not send again what is throttled, and
 * pages list all that is there.
 */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  // Pages are tried with receivers of alerts on this machine; the API's own tests, that such are refused.
  const more: Record<string, string> =
    project.name === 'pages'
      ? { GLET_ALLOW_LOCAL_WEBHOOKS: '1', GLET_FUNCTION_VARIABLES: JSON.stringify(FUNCTION_VARIABLES) }
      : {};
  return provideStack(project, project.name.startsWith('api:') ? 'api:local' : project.name, () => start(more));
}

/** What `npm start` serves. The engine is ours, so that the suite can write what the API refuses to. */
async function start(more: Record<string, string>): Promise<Stack> {
  const directory = await mkdtemp(join(SCRATCH, 'glet-api-'));
  const engine = await startEngine({ file: join(directory, 'table.sqlite') });
  const adminToken = `glpat-${randomBytes(24).toString('base64url')}`;
  const server = await startLocalServer({
    GLET_DATA_DIR: join(directory, 'data'),
    GLET_ADMIN_TOKEN: adminToken,
    GLET_FUNCTION_VARIABLES: JSON.stringify({ ...FUNCTION_VARIABLES, ...OPERATOR_VARIABLES }),
    GLET_HOSTS: JSON.stringify(HOSTS),
    ...more,
    DYNAMODB_ENDPOINT: engine.endpoint,
  });
  const table = await onlyTable(engine.endpoint);
  const { base } = server;
  const { api } = loadAssembly(join(directory, 'data', 'cdk.out'));
  const doors = doorsOf(base, api.id);
  const stop = async (): Promise<void> => {
    await server.stop();
    await engine.stop();
    await rm(directory, { recursive: true });
  };
  const objects = process.env['S3_ENDPOINT'] ? null : join(directory, 'data', 's3');
  return { target: { kind: 'local', base, doors, adminToken, tenant: 'default', table, objects }, stop };
}
