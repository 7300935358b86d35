import { beforeEach, describe, expect, it } from 'vitest';
import { invalid, NO_ALERT_RULE } from '../../../kit/answers.ts';
import { alertsOf, FIRST_RULE, newRule, WEBHOOK } from '../../../kit/alerts/alerting.ts';
import { newProject, type Project } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

let project: Project;
beforeEach(async () => {
  project = await newProject();
});

const change = (fields: object, id: number | string = 1) =>
  admin('PUT', `${alertsOf(project).rules}/${id}`, { json: fields });
const rules = async () => (await admin('GET', alertsOf(project).rules)).json;

describe('a rule', () => {
  it('is changed in what is said, and stays as it is in all else', async () => {
    const first = { ...FIRST_RULE, name: 'Fatal', filters: { ...FIRST_RULE.filters, levels: ['fatal'] } };
    expect(await change({ name: 'Fatal', levels: ['fatal'] })).toEqual({ status: 200, json: first });
    const muted = { ...first, muted_until: '2030-01-01T00:00:00.000Z' };
    expect(await change({ muted_until: '2030-01-01' })).toEqual({ status: 200, json: muted });
    expect(await change({ muted_until: null, levels: [] })).toEqual({
      status: 200,
      json: { ...FIRST_RULE, name: 'Fatal' },
    });
  });

  it('loses its threshold with the trigger, and keeps it otherwise', async () => {
    const threshold = { of: 'error', counts: 'events', count: 5, minutes: 10 };
    await change({ triggers: ['threshold'], threshold });
    expect(await change({ name: 'Burst' })).toMatchObject({ json: { threshold } });
    expect(await change({ triggers: ['new'] })).toMatchObject({ json: { triggers: ['new'], threshold: null } });
    expect(await change({ triggers: ['threshold'] })).toMatchObject({ status: 400 });
  });

  it('is for all destinations again by null alone, and for all titles by null or an empty text', async () => {
    const made = await admin('POST', alertsOf(project).destinations, { json: WEBHOOK });
    const { id } = made.json as { id: number };
    const narrow = { ...FIRST_RULE, destinations: [id], filters: { ...FIRST_RULE.filters, title: 'Order*' } };
    expect(await change({ destinations: [id], title: 'Order*' })).toEqual({ status: 200, json: narrow });
    for (const nobody of ['', []])
      expect(await change({ destinations: nobody, title: null })).toEqual(
        invalid('destinations is invalid: name at least one, or null for all that the project has'),
      );
    expect(await rules()).toEqual([narrow]);
    expect(await change({ destinations: null, title: '' })).toEqual({ status: 200, json: FIRST_RULE });
    await change({ title: 'Order*' });
    expect(await change({ title: null })).toEqual({ status: 200, json: FIRST_RULE });
  });

  it('that is not there is not made', async () => {
    for (const none of [2, 'x']) expect(await change({ name: 'x' }, none)).toEqual(NO_ALERT_RULE);
    expect(await rules()).toEqual([FIRST_RULE]);
  });

  it('is not changed in part', async () => {
    expect(await change({ name: 'Other', destinations: [9] })).toEqual(
      invalid('destinations is invalid: the project has no destination 9'),
    );
    expect(await rules()).toEqual([FIRST_RULE]);
  });

  it('has all changes of those who make them at once', async () => {
    await newRule(project);
    const changes = [change({ name: 'One' }), change({ enabled: false }), change({ name: 'Two' }, 2)];
    expect((await Promise.all(changes)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await rules()).toMatchObject([{ name: 'One', enabled: false }, { name: 'Two' }]);
  });

  it('outlives changes of its project, which go on beside its own', async () => {
    const moves = [1, 2, 3].map((time) => admin('PUT', project.at, { json: { description: `No. ${time}` } }));
    await Promise.all([...moves, change({ name: 'Kept' })]);
    expect(await rules()).toEqual([{ ...FIRST_RULE, name: 'Kept' }]);
  });
});
