import { beforeAll, describe, expect, it } from 'vitest';
import { invalid } from '../../../kit/answers.ts';
import { alertsOf, FIRST_RULE, newDestination } from '../../../kit/alerts/alerting.ts';
import { newProject, type Project } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

let project: Project;
const create = (fields: object) => admin('POST', alertsOf(project).rules, { json: fields });

beforeAll(async () => {
  project = await newProject();
});

describe('a rule that is made', () => {
  it('tells what is new and what came back unless it is said otherwise', async () => {
    const made = await create({ name: ' Everything ' });
    expect(made).toEqual({ status: 201, json: { ...FIRST_RULE, id: 2, name: 'Everything' } });
  });

  it('has all that is said of it', async () => {
    await newDestination(project);
    const said = {
      name: 'Checkout',
      enabled: false,
      triggers: ['threshold', 'new'],
      destinations: [3],
      cooldown_minutes: 5,
      send_resolved: true,
    };
    const threshold = { of: 'project', counts: 'users', count: 10, minutes: 60 };
    const filters = { environments: ['production'], releases: ['shop@*'], levels: ['fatal', 'error'], title: '*pay*' };
    const made = await create({ ...said, ...filters, threshold, muted_until: '2030-01-01T00:00:00Z' });
    const json = { ...said, id: 4, threshold, filters, muted_until: '2030-01-01T00:00:00.000Z' };
    expect(made).toEqual({ status: 201, json });
  });

  it('may come as a form, and is silent for half an hour after a threshold', async () => {
    const form = { name: 'Burst', 'triggers[]': 'threshold', 'threshold[count]': '3', 'threshold[minutes]': '1' };
    const made = await admin('POST', alertsOf(project).rules, { form });
    expect(made).toMatchObject({
      status: 201,
      json: { threshold: { of: 'error', counts: 'events', count: 3, minutes: 1 }, cooldown_minutes: 30 },
    });
  });
});

describe('a rule that cannot be', () => {
  const MANY = Array.from({ length: 11 }, (_, index) => `e${index}`);
  const line = (fields: object): object => ({
    triggers: ['threshold'],
    threshold: { count: 1, minutes: 1, ...fields },
  });
  it.each([
    ['without a name', { name: undefined }, 'name is missing, name is empty'],
    ['with a blank name', { name: ' ' }, 'name is empty'],
    ['with a long name', { name: 'x'.repeat(101) }, 'name is invalid: it has at most 100 characters'],
    [
      'with two lines for a name',
      { name: 'a\nb' },
      'name is invalid: it may have no line breaks or control characters',
    ],
    ['for nothing', { triggers: [] }, 'triggers is invalid: name at least one, or switch the rule off by enabled'],
    ['for what does not happen', { triggers: ['deleted'] }, 'triggers does not have a valid value'],
    [
      'for a threshold that it does not have',
      { triggers: ['threshold'] },
      'threshold is invalid: the trigger threshold needs one: an object of `of`, `counts`, `count` and `minutes`',
    ],
    [
      'with a threshold that it is not for',
      { threshold: { count: 1, minutes: 1 } },
      'threshold is invalid: add threshold to triggers, or leave it out',
    ],
    ['with a list for a threshold', { triggers: ['threshold'], threshold: [1] }, 'threshold is invalid'],
    ['with a line of another kind', line({ of: 'stack' }), 'threshold[of] is invalid: it is error or project'],
    ['that counts something else', line({ counts: 'tears' }), 'threshold[counts] is invalid: it is events or users'],
    [
      'with a line at nothing',
      line({ count: 0 }),
      'threshold[count] is invalid: of events it is a whole number from 1 to 1000000',
    ],
    [
      'with more users than can be told apart',
      line({ counts: 'users', count: 51 }),
      'threshold[count] is invalid: of users it is a whole number from 1 to 50',
    ],
    [
      'with half a minute',
      line({ minutes: 0.5 }),
      'threshold[minutes] is invalid: it is a whole number from 1 to 1440',
    ],
    ['with many environments', { environments: MANY }, 'environments is invalid: it has at most 10 values'],
    ['with a level that is none', { levels: ['loud'] }, 'levels does not have a valid value'],
    ['for a long title', { title: 'x'.repeat(201) }, 'title is invalid: it has at most 200 characters'],
    [
      'for nobody',
      { destinations: [] },
      'destinations is invalid: name at least one, or null for all that the project has',
    ],
    [
      'for somebody who is not there',
      { destinations: [77] },
      'destinations is invalid: the project has no destination 77',
    ],
    ['with a cooldown of years', { cooldown_minutes: 1e6 }, 'cooldown_minutes does not have a valid value'],
    ['muted until never', { muted_until: 'never' }, 'muted_until is invalid'],
  ])('%s is refused by name, and changes nothing', async (_, fields, problem) => {
    const before = await admin('GET', alertsOf(project).rules);
    expect(await create({ name: 'A rule', ...fields })).toEqual(invalid(problem));
    expect(await admin('GET', alertsOf(project).rules)).toEqual(before);
  });
});

it('several who make rules at once each get one, and there is an end to it', async () => {
  project = await newProject();
  const made = await Promise.all(Array.from({ length: 6 }, (_, index) => create({ name: `Rule ${index}` })));
  expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201]);
  for (let index = 7; index < 20; index++) await create({ name: `Rule ${index}` });
  expect(await create({ name: 'One more' })).toEqual(
    invalid('name is invalid: a project has at most 20 rules: delete one first'),
  );
  const { json } = await admin('GET', `${alertsOf(project).rules}?per_page=100`);
  expect(new Set((json as { id: number }[]).map(({ id }) => id)).size).toBe(20);
});

it('five rules have thresholds at the most', async () => {
  project = await newProject();
  const fields = { triggers: ['threshold'], threshold: { count: 1, minutes: 1 } };
  for (let index = 0; index < 5; index++) expect((await create({ name: 'T', ...fields })).status).toBe(201);
  expect(await create({ name: 'T', ...fields })).toEqual(
    invalid('threshold is invalid: at most 5 rules of a project have one'),
  );
});
