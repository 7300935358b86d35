import { beforeAll, describe, expect, it } from 'vitest';
import { invalid } from '../../../kit/answers.ts';
import { alertsOf, SHOWN_WEBHOOK, WEBHOOK } from '../../../kit/alerts/alerting.ts';
import { newProject, type Project } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

let project: Project;
const create = (json: object) => admin('POST', alertsOf(project).destinations, { json });
const SECRET = 'whsec_';

beforeAll(async () => {
  project = await newProject();
});

describe('a destination that is made', () => {
  it('is shown with the secret that signs, this once', async () => {
    const made = await create(WEBHOOK);
    const signing_secret = expect.stringMatching(/^whsec_[\w+/]{43}=$/);
    expect(made).toEqual({ status: 201, json: { ...SHOWN_WEBHOOK, signing_secret } });
    const list = await admin('GET', alertsOf(project).destinations);
    expect(list).toEqual({ status: 200, json: [SHOWN_WEBHOOK] });
  });

  it.each([
    [
      { kind: 'webhook', url: 'https://h.example/a?key=K3Y', header_name: 'X-Key', token: 'T0KEN' },
      'https://h.example/a?…',
    ],
    [{ kind: 'sentry_webhook', url: 'https://h.example/a/K3YK3Y' }, 'https://h.example/a/…'],
    [
      { kind: 'slack', url: 'https://hooks.slack.com/services/T000/B000/K3YK3YK3YK3YK3YK3Ya1b2' },
      'https://hooks.slack.com/services/…/…/…a1b2',
    ],
    [
      { kind: 'mattermost', url: 'https://chat.example/hooks/K3YK3YK3YK3YK3Y3a1b2' },
      'https://chat.example/hooks/…a1b2',
    ],
    [
      { kind: 'discord', url: 'https://discord.com/api/webhooks/1/K3YK3YK3YK3Ya1b2' },
      'https://discord.com/api/webhooks/1/…a1b2',
    ],
    [
      { kind: 'teams', url: 'https://x.logic.azure.com/workflows/K3Y?sig=K3Ya1b2' },
      'https://x.logic.azure.com/workflows/…?…',
    ],
    [
      { kind: 'google_chat', url: 'https://chat.googleapis.com/v1/spaces/A/messages?key=K3Ya1b2' },
      'https://chat.googleapis.com/v1/spaces/A/messages?…',
    ],
    [{ kind: 'ntfy', url: 'https://ntfy.sh', topic: 'shop', token: 'T0KEN' }, 'https://ntfy.sh'],
    [{ kind: 'pagerduty', token: 'T0KENT0KENT0KENT0KENa1b2' }, 'https://events.pagerduty.com/…a1b2'],
    [
      { kind: 'gitlab_alert', url: 'https://gitlab.example/a/b/alerts/notify/name/K3YK3Y.json', token: 'T0KEN' },
      'https://gitlab.example/a/b/alerts/notify/name/….json',
    ],
    [
      { kind: 'gitlab_issue', url: 'https://gitlab.example', token: 'T0KEN', gitlab_project: 'a/b', labels: ['bug'] },
      'https://gitlab.example/',
    ],
    [{ kind: 'email', emails: ['ada@example.com', 'bob@example.com'] }, 'ada@example.com, bob@example.com'],
  ])('of any kind says nothing of its secrets: %j', async (fields, address) => {
    const { status, json } = await create({ name: 'Somebody', ...fields });
    expect([status, (json as { address: string }).address]).toEqual([201, address]);
    const told = JSON.stringify([json, (await admin('GET', alertsOf(project).destinations)).json]);
    expect(told).not.toMatch(/K3YK3Y|T0KEN|key=K3Y/);
  });
});

describe('a destination that cannot be', () => {
  it.each([
    ['of no kind', { kind: undefined }, 'kind is missing, kind is empty'],
    ['of a kind that is none', { kind: 'fax' }, 'kind does not have a valid value'],
    ['without a name', { name: undefined }, 'name is missing, name is empty'],
    ['with a long name', { name: 'x'.repeat(101) }, 'name is invalid: it has at most 100 characters'],
    [
      'with two lines for a name',
      { name: 'a\r\nb' },
      'name is invalid: it may have no line breaks or control characters',
    ],
    ['without an address', { url: undefined }, 'url is invalid: a destination of the kind webhook needs it'],
    [
      'at what is no address',
      { url: 'h.example' },
      'url is invalid: it is no address. It looks like https://example.com/hook.',
    ],
    ['without TLS', { url: 'http://h.example/' }, 'url is invalid: it has to begin with https://'],
    [
      'with a password in it',
      { url: 'https://a:b@h.example/' },
      'url is invalid: it may have no user and password in it: give them as a header.',
    ],
    ['with a topic', { topic: 'shop' }, 'topic is invalid: a destination of the kind webhook has none'],
    ['with a token for nothing', { token: 'x' }, 'header_name is invalid: say in which header the token is sent'],
    [
      'with a header without a value',
      { header_name: 'X-Key' },
      'token is invalid: give the value of the header X-Key with it',
    ],
    [
      'with a header that is ours',
      { header_name: 'Host', token: 'x' },
      'header_name is invalid: it is a header that cannot be set. Choose another one, such as Authorization.',
    ],
    [
      'with two headers in one',
      { header_name: 'X-Key', token: 'x\r\nX-Other: y' },
      'token is invalid: it may have printable ASCII characters only, and no line break.',
    ],
    ['with a window of hours', { window_minutes: 61 }, 'window_minutes does not have a valid value'],
    [
      'by mail to nobody',
      { kind: 'email', url: undefined },
      'emails is invalid: a destination of the kind email needs it',
    ],
    [
      'by mail to what is no address',
      { kind: 'email', url: undefined, emails: ['ada'] },
      'emails is invalid: one of them is no e-mail address, as in ada@example.com',
    ],
    [
      'at a topic with a slash',
      { kind: 'ntfy', topic: 'a/b' },
      'topic is invalid: it has at most 64 letters, digits, hyphens and underscores',
    ],
  ])('%s is refused by name, and changes nothing', async (_, fields, problem) => {
    const before = await admin('GET', alertsOf(project).destinations);
    expect(await create({ ...WEBHOOK, ...fields })).toEqual(invalid(problem));
    expect(await admin('GET', alertsOf(project).destinations)).toEqual(before);
  });

  it.each([
    'https://127.0.0.1/',
    'https://localhost/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:169.254.169.254]/',
    'https://169.254.169.254/latest/meta-data',
    'https://10.0.0.1/',
    'https://192.168.0.1:8443/',
  ])('because it is in a network of our own is refused: %s', async (url) => {
    const answer = await create({ ...WEBHOOK, url });
    expect(answer).toEqual(
      invalid(
        'url is invalid: requests to this machine and to local networks are not allowed: the option alerts.allow lists exceptions',
      ),
    );
  });
});

it('several who make destinations at once each get one, with ids of their own, and there is an end to it', async () => {
  project = await newProject();
  const made = await Promise.all([1, 2, 3, 4].map(() => create(WEBHOOK)));
  expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  expect(new Set(made.map(({ json }) => (json as { signing_secret: string }).signing_secret)).size).toBe(4);
  for (let index = 4; index < 20; index++) await create(WEBHOOK);
  expect(await create(WEBHOOK)).toEqual(
    invalid('name is invalid: a project has at most 20 destinations: delete one first'),
  );
  expect(JSON.stringify((await admin('GET', alertsOf(project).destinations)).json)).not.toContain(SECRET);
});
