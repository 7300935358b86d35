import { afterEach, expect, it, vi } from 'vitest';
import { REGION } from '../../../local/assembly/references.ts';
import { ENDPOINTS } from '../../../shared/api/index.ts';
import { envelopeOf, newReporter, report, type Reporter, type SentEvent } from '../../kit/collector.ts';
import { errorsOf, eventOf, eventsOf, untilCounted, untilError } from '../../kit/errors.ts';
import { eventually } from '../../kit/eventually.ts';
import { frequencyOf, sumOf } from '../../kit/frequency.ts';
import { lambdaContext } from '../../kit/gateway-event.ts';
import { FUNCTION_ENVIRONMENT } from '../../kit/metering/handlers.ts';
import { eventOf as requestOf } from '../../kit/metering/request-event.ts';
import { admin } from '../../kit/request.ts';
import { eventIn, newBuild, upload } from '../../kit/source-maps/builds.ts';
import { target } from '../../kit/target.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Sends an event to an instance of the collector that has a millisecond for source maps, over the table of the stack. */
async function reportInAHurry({ project, key }: Reporter, event: SentEvent): Promise<void> {
  const { name, endpoint, accessKeyId, secretAccessKey } = target.table!;
  const variables = {
    ...FUNCTION_ENVIRONMENT,
    GLET_TABLE: name,
    GLET_MAP_MS: '1',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    // Nobody listens there: it is late in whatever time the table answers.
    AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:9',
  };
  for (const [variable, value] of Object.entries(variables)) vi.stubEnv(variable, value);
  const { handler } = await import('../../../functions/collector/envelope.ts');
  const sent = { bytes: envelopeOf([event]), publicKey: key.public_key };
  const answer = await handler(
    requestOf(ENDPOINTS.postEnvelope, { path: { id: project.id }, sent }, ''),
    lambdaContext() as never,
  );
  expect(answer).toMatchObject({ statusCode: 200 });
}

it.skipIf(target.table === null)(
  'an event that could not wait for its source map is in the error of the others a moment later, without an upload',
  async () => {
    const reporter = await newReporter();
    const { project } = reporter;
    const [first, second] = [newBuild('t', ''), newBuild('q', 'var z=1;')];
    for (const { bundle } of [first, second]) await upload(reporter, bundle);
    const late = eventIn(first);
    await reportInAHurry(reporter, late);
    const isMapped = ({ culprit }: { culprit: string }): boolean => culprit === 'openBasket(src/basket.ts)';
    const [error] = await eventually(
      () => errorsOf(project),
      ([one]) => one !== undefined && isMapped(one),
    );
    expect(error).toMatchObject({ count: 1, culprit: 'openBasket(src/basket.ts)' });

    const sent = [late.event_id, ...(await report(reporter, eventIn(first)))];
    for (const event of [eventIn(second), eventIn(first), eventIn(second)]) {
      await reportInAHurry(reporter, event);
      sent.push(event.event_id);
    }
    await untilError(project, error!.id, ({ count }) => count === sent.length);
    expect(await untilCounted(project, sent.length)).toEqual([
      expect.objectContaining({ id: error!.id, count: sent.length, culprit: error!.culprit }),
    ]);
    const listed = await eventsOf(project, error!.id);
    expect(listed.map(({ event_id }) => event_id).toSorted()).toEqual(sent.toSorted());
    const statistics = [`${project.errors}/${error!.id}/stats`, project.errors.replace(/errors$/, 'stats')];
    for (const path of statistics) expect(sumOf(await frequencyOf(path, '', sent.length))).toBe(sent.length);

    expect((await eventOf(project, late.event_id)).payload).toMatchObject({ _glet: { source_maps: 'late' } });
    const explained = await admin('GET', `${project.events}/${late.event_id}/source_maps`);
    expect(explained).toMatchObject({ json: { frames: [{ mapped: true, reason: 'late' }] } });
  },
);
