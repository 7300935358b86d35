import { describe, expect, it } from 'vitest';
import { refused } from '../../kit/answers.ts';
import { hasFakeSentry, pointAt, useExternalSentry } from '../../kit/external-sentry.ts';
import { ISSUES, SENTRY_TOKEN, type SentryAnswer } from '../../kit/fake-sentry.ts';
import { enable, newProject } from '../../kit/projects.ts';
import { admin } from '../../kit/request.ts';
import { SENTRY } from '../../kit/sentry.ts';
import { keyOfSettings } from '../../../shared/store/table/item-keys.ts';
import { putStored, readStored } from '../../kit/table.ts';
import { target } from '../../kit/target.ts';

const unavailable = (reason: string) => ({ status: 503, json: { message: `503 Service Unavailable - ${reason}` } });

describe.runIf(hasFakeSentry)('an external Sentry that fails', () => {
  const used = useExternalSentry();
  const echo: SentryAnswer = (request, response) =>
    void response.end(JSON.stringify([{ id: request.headers.authorization }]));

  it.each<[string, SentryAnswer, object]>([
    ['a 500', { status: 500 }, unavailable('Sentry response status code: 500')],
    ['a 502', { status: 502, json: {} }, unavailable('Sentry response status code: 502')],
    ['a 400', { status: 400, json: {} }, refused('Sentry response status code: 400')],
    [
      'a 401',
      { status: 401, json: {} },
      refused('Sentry response status code: 401. Sentry refused the token of the settings.'),
    ],
    ['a 404', { status: 404, json: {} }, { status: 404, json: { message: '404 Sentry Project Not Found' } }],
    ['a redirect', { status: 302, headers: { location: '/elsewhere/' } }, refused('Sentry response status code: 302')],
    ['a 206', { status: 206, json: [] }, refused('Sentry response status code: 206')],
    ['a page', (_, response) => void response.end('<html>'), refused('Sentry API response is not valid JSON')],
    ['nothing', (_, response) => void response.end(), refused('Sentry API response is not valid JSON')],
    [
      'too much',
      (_, response) => void response.end(' '.repeat(1_048_577)),
      refused('Sentry API response is too big. Limit is 1 MB.'),
    ],
    ['an end', (request) => void request.socket.destroy(), unavailable('Error when connecting to Sentry')],
    [
      'what it was sent',
      echo,
      refused('Sentry API response contains invalid value for field "id": "Bearer [Filtered]" is not numeric'),
    ],
  ])('by answering %s', async (_what, sentryAnswer, expected) => {
    used.sentry.answers({ [ISSUES]: sentryAnswer });
    const answer = await admin('GET', used.errors);
    expect(answer).toEqual(expected);
    expect(used.sentry.asked).toHaveLength(1);
    expect(answer.text + JSON.stringify(answer.headers)).not.toContain(SENTRY_TOKEN);
  });

  it('because it is on a private network is not called', async () => {
    const project = await newProject();
    await pointAt(project, `http://private.sentry.test:${used.sentry.port}/api/0/projects/acme/web-shop`);
    const answer = await admin('GET', `${project.at}/error_tracking/errors`);
    expect(answer).toEqual(refused('api url is blocked: Requests to localhost and the local network are not allowed'));
  });

  it('because nobody listens', async () => {
    const project = await newProject();
    await pointAt(project, 'http://web.sentry.test:1/api/0/projects/acme/web-shop');
    const answer = await admin('GET', `${project.at}/error_tracking/errors`);
    expect(answer).toEqual(unavailable('Connection refused'));
  });
});

describe('an external Sentry of a name that nobody has', () => {
  it.each([
    ['GET', 'errors'],
    ['GET', 'errors/1'],
    ['PUT', 'errors/1'],
    ['GET', 'errors/1/events/latest'],
  ])('is a 503 of %s %s', async (method, path) => {
    const project = await newProject();
    await enable(project, { ...SENTRY, api_url: 'https://sentry.invalid.example/api/0/projects/acme/web-shop' });
    const call = method === 'PUT' ? { json: { status: 'resolved' } } : {};
    const answer = await admin(method, `${project.at}/error_tracking/${path}`, call);
    expect(answer).toEqual(unavailable('Received SocketError when trying to connect to Sentry'));
  });
});

describe.runIf(target.table !== null)('a token that was sealed with a key that is gone', () => {
  it('is a 500 without a word, until the token is set again', async () => {
    const project = await newProject();
    const api_url = 'https://sentry.invalid.example/api/0/projects/acme/web-shop';
    await enable(project, { ...SENTRY, api_url });
    const key = keyOfSettings(project.id);
    const token = `v1.${Buffer.alloc(60, 7).toString('base64url')}`;
    await putStored(target.table!, { ...(await readStored(target.table!, key)), ...key, token });
    const list = `${project.at}/error_tracking/errors`;
    expect(await admin('GET', list)).toEqual({ status: 500, json: { message: '500 Internal Server Error' } });
    expect(await admin('GET', project.settings)).toMatchObject({ status: 200 });
    await enable(project, { ...SENTRY, api_url });
    expect(await admin('GET', list)).toMatchObject({ status: 503 });
  });
});

describe('what an external Sentry has no part in', () => {
  it.each([
    ['GET', 'stats'],
    ['GET', 'errors/1/stats'],
    ['GET', 'errors/1/events'],
    ['GET', 'errors/1/events/oldest'],
    ['GET', 'events/0123456789abcdef0123456789abcdef'],
    ['DELETE', 'errors/1'],
    ['PUT', 'errors'],
  ])('%s %s says so', async (method, path) => {
    const project = await newProject();
    await enable(project, SENTRY);
    const call = method === 'PUT' ? { json: { status: 'resolved', error_ids: [1] } } : {};
    const answer = await admin(method, `${project.at}/error_tracking/${path}`, call);
    expect(answer).toEqual(refused('This is not available while the errors are kept by an external Sentry'));
  });

  it('switched off, nothing is read', async () => {
    const project = await newProject();
    await enable(project, { ...SENTRY, active: false });
    const answer = await admin('GET', `${project.at}/error_tracking/errors`);
    expect(answer).toEqual(refused('Error Tracking is not enabled'));
  });
});
