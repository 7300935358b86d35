import { beforeAll, describe, expect, it } from 'vitest';
import { anEvent, newReporter, report, type Reporter } from '../../kit/collector.ts';
import { errorsOf, eventOf, untilCounted } from '../../kit/errors.ts';
import { eventually } from '../../kit/eventually.ts';
import { enable } from '../../kit/projects.ts';
import { admin } from '../../kit/request.ts';
import { INTEGRATED_SHOWN } from '../../kit/sentry.ts';

const FILTERED = '[Filtered]';
const SECRETS = {
  extra: { password: 'hunter2', api_key: 'k', my_secret: 's', count: 3, note: 'card 4111 1111 1111 1111' },
  request: {
    url: 'https://ada:lovelace@shop.example/',
    headers: { Authorization: 'Bearer abc.def', 'User-Agent': 'curl/8' },
    cookies: { sessionid: 's', theme: 'dark' },
    data: { passwd: 'p', amount: '12' },
  },
  contexts: { app: { auth_token: 't' } },
};
const SCRUBBED = {
  extra: { password: FILTERED, api_key: FILTERED, my_secret: FILTERED, count: 3, note: `card ${FILTERED}` },
  request: {
    url: 'https://[Filtered]@shop.example/',
    headers: { Authorization: FILTERED, 'User-Agent': 'curl/8' },
    cookies: { sessionid: FILTERED, theme: 'dark' },
    data: { passwd: FILTERED, amount: '12' },
  },
  contexts: { app: { auth_token: FILTERED } },
};

let careful: Reporter;
let careless: Reporter;

beforeAll(async () => {
  [careful, careless] = await Promise.all([newReporter(), newReporter({ scrub_data: false })]);
});

it('secrets are taken out before anything is stored', async () => {
  const event = anEvent(SECRETS);
  await report(careful, event);
  expect((await eventOf(careful.project, event.event_id)).payload).toEqual({ ...event, ...SCRUBBED });
});

it('in titles, messages and stacks too', async () => {
  const frames = [{ function: 'f', lineno: 1, in_app: true, vars: { password: 'hunter2', n: 1 } }];
  const value = 'login with password=hunter2 failed';
  const event = anEvent({ exception: { values: [{ type: 'LoginError', value, stacktrace: { frames } }] } });
  await report(careful, event);
  const shown = await eventOf(careful.project, event.event_id);
  expect(shown.title).not.toContain('hunter2');
  expect(JSON.stringify(shown)).not.toContain('hunter2');
  await untilCounted(careful.project, 2);
  const error = (await errorsOf(careful.project)).find(({ type }) => type === 'LoginError');
  expect(JSON.stringify(error)).not.toContain('hunter2');
});

describe('a project that wants everything', () => {
  it('says so in its settings', async () => {
    const shown = { ...INTEGRATED_SHOWN, scrub_data: false };
    expect(await admin('GET', careless.project.settings)).toEqual({ status: 200, json: shown });
    expect(await admin('GET', careful.project.settings)).toEqual({ status: 200, json: INTEGRATED_SHOWN });
  });

  it('gets everything', async () => {
    const event = anEvent(SECRETS);
    await report(careless, event);
    expect((await eventOf(careless.project, event.event_id)).payload).toEqual(event);
  });

  it('keeps its wish when other settings are saved, and may change its mind', async () => {
    const { project } = careless;
    expect(await admin('PATCH', project.settings, { json: { active: true } })).toMatchObject({
      json: { scrub_data: false },
    });
    await enable(project, { scrub_data: true });
    expect(await admin('GET', project.settings)).toEqual({ status: 200, json: INTEGRATED_SHOWN });
    const payload = await eventually(
      async () => {
        const event = anEvent(SECRETS);
        await report(careless, event);
        return (await eventOf(project, event.event_id)).payload;
      },
      (seen) => !JSON.stringify(seen).includes('hunter2'),
    );
    expect(payload).toMatchObject(SCRUBBED);
  });
});

it('whether to scrub is yes or no', async () => {
  const json = { active: true, integrated: true, scrub_data: 'maybe' };
  expect(await admin('PUT', careful.project.settings, { json })).toEqual({
    status: 400,
    json: { error: 'scrub_data is invalid' },
  });
});
