import { describe, expect, it } from 'vitest';
import { NO_ALERT_DESTINATION, TOO_MANY_TESTS } from '../../../kit/answers.ts';
import { alertsOf, newDestination, WEBHOOK } from '../../../kit/alerts/alerting.ts';
import { hookReceiver } from '../../../kit/hooks.ts';
import { newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { target } from '../../../kit/target.ts';

const minute = (): number => Math.floor(Date.now() / 60_000);

describe.skipIf(target.kind === 'deployed')('a receiver', () => {
  it.each([
    [200, { delivered: true, status: 200, problem: null }],
    [204, { delivered: true, status: 204, problem: null }],
    [301, { delivered: false, status: 301, problem: expect.stringContaining('edirects') }],
    [404, { delivered: false, status: 404, problem: expect.any(String) }],
    [500, { delivered: false, status: 500, problem: expect.stringContaining('500') }],
  ])('that answers %i is told of as it is', async (status, told) => {
    const project = await newProject();
    const { url, received } = await hookReceiver(status);
    const at = await newDestination(project, { ...WEBHOOK, url });
    const answer = status === 204 ? '' : 'said the receiver';
    expect(await admin('POST', `${at}/test`)).toEqual({
      status: 200,
      json: { ...told, ms: expect.any(Number), answer },
    });
    expect(received).toHaveLength(1);
    expect(JSON.parse(received[0]!.body)).toMatchObject({ type: 'test', project: { id: project.id } });
    // A test is none of what was told.
    expect(await admin('GET', alertsOf(project).history)).toMatchObject({ json: [] });
  });

  it('is not sent what is secret anywhere but where it belongs', async () => {
    const project = await newProject();
    const { url, received } = await hookReceiver(200);
    const at = await newDestination(project, { ...WEBHOOK, url, header_name: 'X-Key', token: 'T0KEN' });
    await admin('POST', `${at}/test`);
    expect(received[0]!.headers).toMatchObject({ 'x-key': 'T0KEN' });
    expect(received[0]!.body).not.toContain('T0KEN');
  });

  it('is tested ten times a minute, however many ask at once', async () => {
    const project = await newProject();
    const { url, received } = await hookReceiver(200);
    const at = await newDestination(project, { ...WEBHOOK, url });
    const another = await newDestination(project, { ...WEBHOOK, url });
    // More than two minutes have room for: the clock may pass from one to the next on the way.
    const answers = [];
    const begun = minute();
    for (let round = 0; round < 7; round++)
      answers.push(...(await Promise.all([at, another, at].map((one) => admin('POST', `${one}/test`)))));
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThan(0);
    for (const answer of refused) {
      expect(answer).toEqual(TOO_MANY_TESTS);
      expect(answer.headers['retry-after']).toMatch(/^([1-9]|[1-5]\d|60)$/);
    }
    expect(received).toHaveLength(answers.length - refused.length);
    expect(received.length).toBeGreaterThanOrEqual(10);
    expect(received.length).toBeLessThanOrEqual(10 * (minute() - begun + 1));
    // Another project has tests of its own.
    const elsewhere = await newDestination(await newProject(), { ...WEBHOOK, url });
    expect(await admin('POST', `${elsewhere}/test`)).toMatchObject({ status: 200 });
  });
});

it('a receiver that is not there is told of as a sentence', async () => {
  const at = await newDestination(await newProject());
  const { status, json } = await admin('POST', `${at}/test`);
  expect([status, json]).toEqual([
    200,
    {
      delivered: false,
      status: null,
      ms: expect.any(Number),
      problem: expect.stringMatching(/^[A-Z].*\.$/),
      answer: '',
    },
  ]);
});

it('what is not there is not tested', async () => {
  const { destinations } = alertsOf(await newProject());
  expect(await admin('POST', `${destinations}/2/test`)).toEqual(NO_ALERT_DESTINATION);
});
