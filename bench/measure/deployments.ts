import { createHash, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { JOBS } from '../../shared/api/jobs.ts';
import { MAX_CHUNK_BYTES } from '../../shared/domain/limits.ts';
import { lambdaContext } from '../../test/kit/gateway-event.ts';
import type { EndpointName } from '../../shared/api/index.ts';
import type { RequestParts } from '../../test/kit/metering/request-event.ts';
import { FUNCTION_ENVIRONMENT } from '../../test/kit/metering/handlers.ts';
import { startMeteredTable, type MeteredTable, type TableCost } from '../../test/kit/metering/metered-table.ts';
import { realMap, type RealMap } from '../../test/kit/source-maps/real-maps.ts';
import { bundleOf } from '../../test/kit/source-maps/zip.ts';
import { startCountedServices, type CountedServices } from './counted-services.ts';

/** What it takes to upload the maps of one deployment, as sentry-cli does, and to build what is looked up. */
export interface DeploymentCost {
  scripts: number;
  /** Of all maps together, and of the upload with its scripts, deflated. */
  mapBytes: number;
  uploadBytes: number;
  /** Requests to the API, and what their functions take of a whole processor. */
  requests: number;
  requestMs: number;
  builderMs: number;
  puts: number;
  gets: number;
  table: TableCost;
  /** Kept afterwards: indexes and texts. */
  keptBytes: number;
}

const PACKAGES = { small: ['preact'], middle: ['preact', '@sentry/browser'] };
/** How often a client asks whether an upload is ready, each second of it. */
const POLL_MS = 1000;

/** One script with a map of some megabytes, and an application that is split into a hundred. */
export async function measureDeployments(progress: (done: number) => void): Promise<DeploymentCost[]> {
  const services = await startCountedServices();
  Object.assign(process.env, { AWS_ENDPOINT_URL_S3: services.endpoint, AWS_ENDPOINT_URL_LAMBDA: services.endpoint });
  const table = await startMeteredTable();
  try {
    await table.api.call('createProject', { json: { path: 'demo' } });
    const deploy = (packages: string[], scripts: number) => deployment(table, services, packages, scripts);
    // The first finds nothing loaded.
    await deploy(PACKAGES.small, 1);
    const one = await deploy(PACKAGES.middle, 1);
    progress(0.3);
    const hundred = await deploy(PACKAGES.small, 100);
    progress(1);
    return [one, hundred];
  } finally {
    await table.stop();
    await services.stop();
  }
}

async function deployment(
  { api, cost }: MeteredTable,
  services: CountedServices,
  packages: readonly string[],
  scripts: number,
): Promise<DeploymentCost> {
  const real = await realMap(packages, { platform: 'browser' });
  const bundle = uploadOf(real, scripts);
  const chunks = Array.from({ length: Math.ceil(bundle.length / MAX_CHUNK_BYTES) }, (_, index) =>
    bundle.subarray(index * MAX_CHUNK_BYTES, (index + 1) * MAX_CHUNK_BYTES),
  );
  const before = services.kept();
  const took = { requests: 0, requestMs: 0, builderMs: 0 };
  async function call(name: EndpointName, parts: RequestParts): Promise<void> {
    const path = { organization: FUNCTION_ENVIRONMENT.GLET_TENANT };
    took.requestMs += await timed(() => api.call(name, { path, ...parts }));
    took.requests++;
  }
  const upload = { checksum: sha1(bundle), chunks: chunks.map(sha1), projects: ['demo'], version: 'shop@1.0.0' };
  const assemble = (): Promise<void> => call('assembleArtifactBundle', { json: upload });
  services.taken();
  const spent = await cost(async () => {
    await call('getChunkUpload', {});
    await assemble();
    for (const chunk of chunks) await call('uploadChunks', { form: await formOf(chunk) });
    await assemble();
    for (const order of services.orders()) took.builderMs += await timed(() => runBuilder(order));
    for (let asked = 0; asked <= took.builderMs; asked += POLL_MS) await assemble();
  });
  const sizes = { scripts, mapBytes: real.map.length * scripts, uploadBytes: bundle.length };
  return { ...sizes, ...took, ...services.taken(), table: spent, keptBytes: services.kept() - before };
}

/** Scripts that differ in a comment, each with its map and a debug id. */
function uploadOf({ map, script }: RealMap, scripts: number): Buffer {
  const files = Array.from({ length: scripts }, (_, index) => {
    const name = `app-${index}.js`;
    const headers = { 'debug-id': randomUUID() };
    return [
      [
        `files/_/_/${name}`,
        {
          bytes: Buffer.concat([script, Buffer.from(`\n// ${randomUUID()}`)]),
          type: 'minified_source',
          url: `~/${name}`,
          headers: { ...headers, sourcemap: `${name}.map` },
        },
      ],
      [`files/_/_/${name}.map`, { bytes: map, type: 'source_map', url: `~/${name}.map`, headers }],
    ] as const;
  });
  return bundleOf(Object.fromEntries(files.flat()));
}

async function formOf(chunk: Buffer): Promise<NonNullable<RequestParts['form']>> {
  const form = new FormData();
  form.append('file_gzip', new Blob([new Uint8Array(gzipSync(chunk))]), sha1(chunk));
  const encoded = new Response(form);
  return { bytes: Buffer.from(await encoded.arrayBuffer()), contentType: encoded.headers.get('content-type')! };
}

async function runBuilder(order: object): Promise<void> {
  const file = new URL(`../../functions/${JOBS.buildArtifacts.function}.ts`, import.meta.url);
  const { handler } = (await import(file.href)) as { handler: (order: object, context: object) => Promise<void> };
  await handler(order, lambdaContext());
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function sha1(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex');
}
