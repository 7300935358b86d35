import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startAlertServices } from '../../local/alert-services.ts';
import { REGION } from '../../local/assembly/references.ts';
import { loadAssembly } from '../../local/assembly/load.ts';
import type { Assembly } from '../../local/assembly/types.ts';
import { createDynamodbClient } from '../../local/dynamodb/client.ts';
import { startEngine } from '../../local/dynamodb/engine.ts';
import { ensureTables } from '../../local/dynamodb/tables.ts';
import { startGateway } from '../../local/gateway/server.ts';
import { errorResult } from '../../local/lambda/error-result.ts';
import { impersonateHosts } from '../../local/lambda/hosts.ts';
import { openAsyncEvents, type AsyncEvents } from '../../local/lambda/async-events.ts';
import { startInvocations } from '../../local/lambda/invocations.ts';
import type { Invoke } from '../../local/lambda/result.ts';
import { startS3 } from '../../local/s3/server.ts';
import { startSsm } from '../../local/ssm/server.ts';
import { createStreams } from '../../local/streams/streams.ts';
import { synthesize } from '../../local/synthesize.ts';
import { newSecret } from '../../shared/domain/access-token.ts';
import * as adminTokens from '../../shared/store/admin-tokens.ts';
import { openStore } from '../../shared/store/table/store.ts';
import { doorsOf } from './door-addresses.ts';
import { onlyTable } from './engine.ts';
import { SCRATCH } from './scratch.ts';
import { provideStack, type Stack } from './shared-stack.ts';
import { FUNCTION_VARIABLES, HOSTS, OPERATOR_VARIABLES } from './surroundings.ts';
import type { TableAccess } from './target.ts';

/** Of the tenant that `npm start` serves. */
const SYNTHESIS = { tenantOptions: null, log: () => undefined, signal: new AbortController().signal };

type Handler = (event: unknown, context: object) => Promise<unknown>;

/** One for all projects that run in this process, because its environment is. */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return provideStack(project, 'api:in-process', start);
}

/**
 * The functions' sources behind the real gateway and the table's stream, all in this process: no bundles, no workers, no
 * policies, so a stack trace names the line. Routes, tables and environment are those of the synthesized stack.
 */
async function start(): Promise<Stack> {
  const directory = await mkdtemp(join(SCRATCH, 'glet-api-'));
  const out = join(directory, 'cdk.out');
  const [engine] = await Promise.all([
    startEngine({ file: join(directory, 'table.sqlite') }),
    synthesize(out, SYNTHESIS),
  ]);
  const assembly = loadAssembly(out);
  const call = createDynamodbClient(engine.endpoint);
  await ensureTables(call, assembly.tables);
  const table = await onlyTable(engine.endpoint);
  const ssm = await startSsm({ file: join(directory, 'ssm-parameters.json'), functions: 'everybody' });

  const objects = { directory: join(directory, 's3'), other: null, buckets: assembly.buckets };
  const s3 = await startS3({ ...objects, functions: 'everybody', log: console.error });
  let invoke: Invoke;
  let events: AsyncEvents;
  const accept: AsyncEvents['accept'] = (id, payload) => events.accept(id, payload);
  const open = { enforcesRoles: false, log: console.error };
  const invocations = await startInvocations({ ...open, functions: assembly.functions, accept });
  let address = '';
  const services = { ...open, dataDirectory: directory, assembly, accept, address: () => address };
  const alerts = await startAlertServices({ ...services, log: () => undefined });

  Object.assign(process.env, ...assembly.functions.map(({ environment }) => environment), {
    GLET_JOBS: jobsOf(assembly),
    ...FUNCTION_VARIABLES,
    ...OPERATOR_VARIABLES,
    POWERTOOLS_LOG_LEVEL: 'ERROR',
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: table.accessKeyId,
    AWS_SECRET_ACCESS_KEY: table.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    AWS_ENDPOINT_URL_S3: s3.endpoint,
    AWS_ENDPOINT_URL_LAMBDA: invocations.endpoint,
    AWS_ENDPOINT_URL_SSM: ssm.endpoint,
    AWS_ENDPOINT_URL_SCHEDULER: alerts.endpoints.scheduler,
    AWS_ENDPOINT_URL_SESV2: alerts.endpoints.ses,
    AWS_ENDPOINT_URL_SNS: alerts.endpoints.sns,
  });
  impersonateHosts(HOSTS);
  invoke = await invokeSources(assembly);
  const queue = join(directory, 'async-events');
  events = openAsyncEvents({ ...assembly, directory: queue, invoke, log: console.error });
  alerts.start();
  const streams = createStreams({ call, invoke, directory: join(directory, 'streams'), log: console.error });
  await streams.update(assembly);
  const gateway = await startGateway({ ...unthrottled(assembly), invoke, port: 0, pages: alerts.pages });
  address = new URL(gateway.baseUrl).origin;
  const adminToken = await newAdminToken(table);
  const tenant = process.env['GLET_TENANT']!;
  const base = gateway.baseUrl;
  const doors = doorsOf(base, assembly.api.id);
  const stop = async (): Promise<void> => {
    await gateway.stop();
    await streams.stop();
    events.stop();
    await Promise.all([engine, ssm, s3, invocations, alerts].map((one) => one.stop()));
    await rm(directory, { recursive: true });
  };
  const found = { base, doors, adminToken, tenant, table, objects: objects.directory };
  return { target: { kind: 'in-process', ...found }, stop };
}

/** Of each function where its jobs are; here all have one environment. */
function jobsOf({ functions }: Assembly): string {
  const all = functions.map(({ environment }) => JSON.parse(environment['GLET_JOBS'] ?? '{}') as object);
  return JSON.stringify(Object.assign({}, ...all));
}

function unthrottled({ api, httpApi }: Assembly): Pick<Assembly, 'api' | 'httpApi'> {
  const throttle = { rate: 1e6, burst: 1e6 };
  return {
    api: { ...api, routes: api.routes.map((route) => ({ ...route, throttle })) },
    httpApi: httpApi && { ...httpApi, routes: httpApi.routes.map((route) => ({ ...route, throttle })) },
  };
}

async function invokeSources({ functions }: Assembly): Promise<Invoke> {
  const handlers = new Map<string, Handler>();
  for (const { id, label, assetDirectory } of functions) {
    // Where a page's function finds its files; it looks while it is loaded.
    process.env['LAMBDA_TASK_ROOT'] = assetDirectory;
    const module = (await import(new URL(`../../functions/${label}.ts`, import.meta.url).href)) as { handler: Handler };
    handlers.set(id, module.handler);
  }
  const arns = new Map(functions.map(({ id, arn }) => [id, arn]));
  return async (functionId, event, awsRequestId = randomUUID()) => {
    const invokedFunctionArn = arns.get(functionId);
    const context = { awsRequestId, invokedFunctionArn, getRemainingTimeInMillis: () => 15_000 };
    try {
      const payload = await handlers.get(functionId)!(structuredClone(event), context);
      return { status: 'ok', payload: JSON.parse(JSON.stringify(payload ?? null)) as unknown };
    } catch (error) {
      console.error(error);
      return errorResult(error);
    }
  };
}

async function newAdminToken({ endpoint, name, ...credentials }: TableAccess): Promise<string> {
  const secret = newSecret();
  const store = openStore({ table: name }, { endpoint, region: REGION, credentials });
  await adminTokens.create(store, { secret, name: 'tests', created_at: new Date().toISOString() });
  store.db.destroy();
  return secret;
}
