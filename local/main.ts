import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { adminTokenIn, registerAdminToken } from './admin-token.ts';
import { startAlertServices } from './alert-services.ts';
import { loadAssembly } from './assembly/load.ts';
import type { Assembly, Table } from './assembly/types.ts';
import { banner } from './banner.ts';
import { createDynamodbClient } from './dynamodb/client.ts';
import { takeDataDirectory } from './dynamodb/data-directory.ts';
import { startEngine } from './dynamodb/engine.ts';
import { startProxy } from './dynamodb/proxy.ts';
import { ensureTables } from './dynamodb/tables.ts';
import { functionLine } from './function-log.ts';
import { expectFreePort } from './gateway/listen.ts';
import { requestLine } from './gateway/request-log.ts';
import { startGateway } from './gateway/server.ts';
import { openAsyncEvents, type AsyncEvents } from './lambda/async-events.ts';
import { startInvocations } from './lambda/invocations.ts';
import { createLambda } from './lambda/lambda.ts';
import { allowingLocalWebhooks, LOCAL_HOSTS } from './lambda/local-webhooks.ts';
import { HELP, readOptions, type Options } from './options.ts';
import { parentGone } from './parent.ts';
import { createRebuild } from './rebuild.ts';
import { startS3 } from './s3/server.ts';
import { MAIL_PATH } from './ses/mail-page.ts';
import { startSsm } from './ssm/server.ts';
import { createStopList, type StopList } from './stop-list.ts';
import { createStreams } from './streams/streams.ts';
import { synthesize } from './synthesize.ts';
import { watchSources } from './watch.ts';

/** MB. By default V8 lets some 50 of garbage lie here before it looks, of bodies that were handed on long ago. */
const SEMI_SPACE_MB = 4;
setFlagsFromString(`--max-semi-space-size=${SEMI_SPACE_MB}`);
setFlagsFromString('--semi-space-growth-factor=1');

const log = (line: string): void => console.log(line);
const logIfAny = (line: string | null): void => (line === null ? undefined : log(line));

/** Promised to whoever presses Ctrl-C: two seconds, whatever hangs. */
const STOP_MS = 1900;

/**
 * Everything that is started, in order. What a step has to undo goes onto the stop list, which is run from its end.
 * @returns what rejects when the runner cannot go on.
 * @throws Error with a sentence for what keeps it from starting.
 */
async function start(options: Options, stops: StopList): Promise<{ lost: Promise<never> }> {
  const dataDirectory = resolve(options.dataDirectory);
  const assemblyDirectory = join(dataDirectory, 'cdk.out');

  // 1. The port, looked at, and the data directory, for this process alone.
  await expectFreePort(options.port);
  stops.add(takeDataDirectory(dataDirectory));
  rmSync(assemblyDirectory, { recursive: true, force: true });

  // 2. The stack, synthesized, and beside it the database engine.
  const stopping = new AbortController();
  stops.add(() => stopping.abort());
  const synthesis = { tenantOptions: options.tenantOptions, log };
  const synthesized = synthesize(assemblyDirectory, { ...synthesis, signal: stopping.signal });
  const [engine] = await Promise.all([
    startEngine({ file: join(dataDirectory, 'dynamodb.sqlite'), endpoint: options.dynamodbEndpoint }),
    synthesized,
  ]);
  stops.add(engine.stop);
  let assembly = loadAssembly(assemblyDirectory);
  const labelOf = (functionId: string | null): string =>
    assembly.functions.find(({ id }) => id === functionId)?.label ?? '';

  // 3. Its tables.
  const call = createDynamodbClient(engine.endpoint);
  await ensureTables(call, assembly.tables);

  // 4. The operator's token, registered while the rest starts.
  const token = adminTokenIn(dataDirectory, options.adminToken);
  const endpoint = engine.endpoint;
  const registered = registerAdminToken({ token, tables: assembly.tables, endpoint, call, dataDirectory });
  // Awaited at the end; a failure until then must not count as unhandled.
  registered.catch(() => undefined);

  // 5. The table's front door, with the functions' policies, and those of the parameters and the objects.
  // Another engine's transactions are not known well enough to commit with them what was not asked for as one.
  const groupedTables = ({ tables }: Assembly): readonly Table[] => (options.dynamodbEndpoint === null ? tables : []);
  const { functions } = assembly;
  const proxy = await startProxy({ engine: engine.endpoint, functions, tables: groupedTables(assembly), log });
  stops.add(proxy.stop);
  const file = join(dataDirectory, 'ssm-parameters.json');
  const ssm = await startSsm({ file, functions: assembly.functions, log });
  stops.add(ssm.stop);
  const objects = { directory: join(dataDirectory, 's3'), other: options.s3, buckets: assembly.buckets };
  const s3 = await startS3({ ...objects, functions: assembly.functions, log });
  stops.add(s3.stop);
  const aws = { dynamodb: proxy.endpoint, s3: s3.endpoint, ssm: ssm.endpoint };

  // 6. The functions, which call each other, plan what is to be called, and send mails.
  let events: AsyncEvents;
  const accept: AsyncEvents['accept'] = (id, payload) => events.accept(id, payload);
  const invocations = await startInvocations({ functions: assembly.functions, accept, log });
  stops.add(invocations.stop);
  // With PORT=0 it is known when the gateway listens; the page of mails follows links by their paths.
  let address = `http://localhost:${options.port}`;
  const alerts = await startAlertServices({ dataDirectory, assembly, accept, address: () => address, log });
  stops.add(alerts.stop);
  const { allowsLocalWebhooks } = options;
  const asTheySee = (those: Assembly['functions']): Assembly['functions'] =>
    allowsLocalWebhooks ? allowingLocalWebhooks(those) : those;
  const lambda = createLambda({
    functions: asTheySee(assembly.functions),
    variables: options.functionVariables,
    hosts: { ...options.hosts, ...(allowsLocalWebhooks && LOCAL_HOSTS) },
    endpoints: { ...aws, lambda: invocations.endpoint, ...alerts.endpoints },
    log: (functionId, line) => logIfAny(functionLine(labelOf(functionId), line)),
  });
  stops.add(lambda.stop);
  // What was accepted before the runner ended last, and what is due since.
  events = openAsyncEvents({ ...assembly, directory: join(dataDirectory, 'async-events'), invoke: lambda.invoke, log });
  stops.add(events.stop);
  alerts.start();

  // 7. The table's stream. A batch that takes long is cut off with its function, and delivered again after the next start.
  const streams = createStreams({ call, invoke: lambda.invoke, directory: join(dataDirectory, 'streams'), log });
  stops.add(async () => Promise.race([streams.stop(), wait(200)]));
  await streams.update(assembly);

  // 8. The API.
  const gateway = await startGateway({
    ...assembly,
    invoke: lambda.invoke,
    port: options.port,
    pages: alerts.pages,
    log: (entry) => log(requestLine(entry, labelOf(entry.functionId))),
  });
  stops.add(gateway.stop);
  address = new URL(gateway.baseUrl).origin;

  // 9. Changes of the sources.
  async function apply(next: Assembly): Promise<void> {
    await ensureTables(call, next.tables);
    assembly = next;
    proxy.update(next.functions, groupedTables(next));
    ssm.update(next.functions);
    s3.update(next.functions);
    invocations.update(next.functions);
    alerts.update(next);
    lambda.update(asTheySee(next.functions));
    events.update(next);
    gateway.update(next);
    await streams.update(next);
  }
  const rebuild = createRebuild({ assemblyDirectory, current: () => assembly, apply, ...synthesis });
  if (options.watch) stops.add(watchSources({ rebuild, log }));

  // 10. Ready.
  await registered;
  const { baseUrl } = gateway;
  const mailUrl = new URL(MAIL_PATH, baseUrl).href;
  log(banner({ baseUrl, adminToken: token, mailUrl, allowsLocalWebhooks }));
  log(`ready on ${baseUrl}`);
  return { lost: engine.lost };
}

function optionsOrHelp(): Options | null {
  try {
    return readOptions(process.argv.slice(2), process.env);
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\n${HELP}`, { cause: error });
  }
}

async function main(): Promise<void> {
  // Of everything that is written from here on, by the engine and the synthesis too: the owner's alone.
  process.umask(0o077);
  // Lambda's clock; all threads of a process share its zone.
  process.env['TZ'] = 'UTC';
  const stops = createStopList();
  const signalled = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), parentGone()]);
  let code = 0;
  try {
    const options = optionsOrHelp();
    if (options === null) return log(HELP);
    const running = start(options, stops).then(async ({ lost }) => lost);
    await Promise.race([signalled, running]);
  } catch (error) {
    console.error((error as Error).message);
    code = 1;
  }
  setTimeout(() => process.exit(1), STOP_MS);
  await stops.run();
  process.exit(code);
}

await main();
