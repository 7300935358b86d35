import { describe, expect, it } from 'vitest';
import { refused } from '../../../kit/answers.ts';
import { enable, newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { SENTRY, SENTRY_SHOWN } from '../../../kit/sentry.ts';

const INVALID = 'Error tracking setting api url is invalid';
const TOKEN_REQUIRED = 'Error tracking setting token is a required field';
const prefix = 'https://sentry.example.com/api/0/projects';
const ofLength = (length: number): string => `${prefix}/acme/`.padEnd(length, 'p');

describe('addresses that point at a Sentry project', () => {
  it.each([
    `${prefix}/acme/shop`,
    `${prefix}/acme/shop/`,
    `${prefix}/acme/shop///`,
    `${prefix}//acme//shop`,
    'http://sentry.example.com:9000/api/0/projects/acme/shop',
    ofLength(255),
  ])('%s is accepted', async (api_url) => {
    const project = await newProject();
    const answer = await admin('PUT', project.settings, { json: { ...SENTRY, api_url } });
    expect(answer).toMatchObject({ status: 200, json: { api_url, active: true, integrated: false } });
  });
});

describe('addresses that do not', () => {
  it.each([
    [`${prefix}/acme`, INVALID],
    [`${prefix}/acme/`, INVALID],
    [`${prefix}/acme/shop/issues`, INVALID],
    [prefix, INVALID],
    ['https://sentry.example.com/', INVALID],
    ['https://sentry.example.com/acme/shop', INVALID],
    ['https://sentry.example.com/api/1/projects/acme/shop', INVALID],
    ['https://sentry.example.com/prod/api/0/projects/acme/shop', INVALID],
    ['https://sentry.example.com/?x=/api/0/projects/acme/shop', INVALID],
    [`${prefix}/`, 'Error tracking setting project is a required field'],
    [ofLength(256), 'Error tracking setting api url is too long (maximum is 255 characters)'],
  ])('%s is refused', async (api_url, sentence) => {
    const project = await newProject();
    const answer = await admin('PUT', project.settings, { json: { ...SENTRY, api_url } });
    expect(answer).toEqual(refused(sentence));
  });

  it('may wait in settings that are switched off or integrated', async () => {
    const project = await newProject();
    const api_url = 'https://sentry.example.com/';
    await enable(project, { active: false, integrated: false, api_url });
    const answer = await admin('PATCH', project.settings, { json: { active: true, integrated: true } });
    expect(answer).toMatchObject({ status: 200, json: { api_url, project_name: null } });
  });
});

describe('addresses that nobody should be made to call', () => {
  it.each([
    'ftp://sentry.example.com/api/0/projects/o/p',
    'file:///api/0/projects/o/p',
    'javascript:alert(1)',
    '//sentry.example.com/api/0/projects/o/p',
    'sentry.example.com/api/0/projects/o/p',
    'not an address',
    'http:///api/0/projects/o/p',
    'http://localhost/api/0/projects/o/p',
    'http://127.0.0.1/api/0/projects/o/p',
    'http://127.1/api/0/projects/o/p',
    'http://2130706433/api/0/projects/o/p',
    'http://0x7f000001/api/0/projects/o/p',
    'http://0.0.0.0/api/0/projects/o/p',
    'http://10.1.2.3/api/0/projects/o/p',
    'http://172.16.0.1/api/0/projects/o/p',
    'http://192.168.1.1/api/0/projects/o/p',
    'http://169.254.169.254/api/0/projects/o/p',
    'http://[::1]/api/0/projects/o/p',
    'http://[::ffff:127.0.0.1]/api/0/projects/o/p',
    'http://[fd00::1]/api/0/projects/o/p',
    'https://sentry.exämple.com/api/0/projects/o/p',
    'https://sentry.example.com/api/0/projects/o/pröject',
    'https://sentry.example.com/api/0/projects/o/<script>',
  ])('%s is refused, even for later', async (api_url) => {
    const project = await newProject();
    for (const mode of [
      { active: true, integrated: false },
      { active: false, integrated: false },
      { active: true, integrated: true },
    ]) {
      const answer = await admin('PUT', project.settings, { json: { ...SENTRY, ...mode, api_url } });
      expect(answer).toEqual({
        status: 400,
        json: { message: expect.stringMatching(/^Error tracking setting api url (is|must) \S.*/) },
      });
    }
    expect(await admin('GET', project.settings)).toMatchObject({ status: 404 });
  });
});

describe("Sentry's token", () => {
  it('is in no answer', async () => {
    const project = await newProject();
    const answers = [
      await admin('PUT', project.settings, { json: SENTRY }),
      await admin('GET', project.settings),
      await admin('PATCH', project.settings, { json: { active: true, token: SENTRY.token } }),
      await admin('PATCH', project.settings, { json: { active: 'maybe', token: SENTRY.token } }),
      await admin('PUT', project.settings, { json: { ...SENTRY, api_url: 'https://sentry.example.com/' } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 400, 400]);
    for (const { text, headers } of answers) expect(text + JSON.stringify(headers)).not.toContain(SENTRY.token);
  });

  it('does not go to another address: a changed address needs it again', async () => {
    const project = await newProject();
    await enable(project, SENTRY);
    const api_url = `${prefix}/acme/other`;
    const answer = await admin('PATCH', project.settings, { json: { active: true, api_url } });
    expect(answer).toEqual(refused(TOKEN_REQUIRED));
    expect(await admin('GET', project.settings)).toEqual({ status: 200, json: SENTRY_SHOWN });
    expect(await admin('PATCH', project.settings, { json: { active: true } })).toMatchObject({ status: 200 });
  });

  it('is forgotten when the address changes while switched off', async () => {
    const project = await newProject();
    await enable(project, { ...SENTRY, active: false });
    await enable(project, { active: false, integrated: false, api_url: `${prefix}/acme/other` });
    const answer = await admin('PATCH', project.settings, { json: { active: true } });
    expect(answer).toEqual(refused(TOKEN_REQUIRED));
  });

  it('stays when the same address is sent again', async () => {
    const project = await newProject();
    await enable(project, SENTRY);
    const answer = await admin('PUT', project.settings, {
      json: { active: true, integrated: false, api_url: SENTRY.api_url },
    });
    expect(answer).toEqual({ status: 200, json: SENTRY_SHOWN });
  });

  it('can be replaced together with the address', async () => {
    const project = await newProject();
    await enable(project, SENTRY);
    const json = { active: true, api_url: `${prefix}/acme/other`, token: 'another' };
    expect(await admin('PATCH', project.settings, { json })).toMatchObject({
      status: 200,
      json: { api_url: json.api_url, project_name: 'Other' },
    });
  });
});

describe("the project's name", () => {
  it('is what was given, and the derived one again once it is cleared', async () => {
    const project = await newProject();
    await enable(project, { ...SENTRY, project_name: 'Käseladen' });
    expect(await admin('GET', project.settings)).toMatchObject({ json: { project_name: 'Käseladen' } });
    const answer = await admin('PATCH', project.settings, { json: { active: true, project_name: '' } });
    expect(answer).toEqual({ status: 200, json: SENTRY_SHOWN });
  });
});

it('a Sentry can be configured by query and by form as well', async () => {
  const project = await newProject();
  const { active, integrated, ...sentry } = SENTRY;
  const answer = await admin('PUT', project.settings, { query: { active, integrated }, form: sentry });
  expect(answer).toEqual({ status: 200, json: SENTRY_SHOWN });
});
