import { beforeAll, describe, expect, it } from 'vitest';
import { invalid } from '../../../kit/answers.ts';
import { hookReceiver, hooksAt, newHook } from '../../../kit/hooks.ts';
import { newProject, type Project } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { target } from '../../../kit/target.ts';

let project: Project;

beforeAll(async () => {
  project = await newProject();
});

const tested = (id: number, trigger = 'push_events') => admin('POST', `${hooksAt(project)}/${id}/test/${trigger}`);

describe.skipIf(target.kind === 'deployed')('a receiver on this machine', () => {
  it('that takes the test has it with the token, and the caller is told 201', async () => {
    const { url, received } = await hookReceiver(204);
    const { id } = await newHook(project, { url, token: 'the token' });
    expect(await tested(id, 'merge_requests_events')).toEqual({ status: 201, json: { message: '201 Created' } });
    expect(received).toHaveLength(1);
    expect(received[0]!.headers).toMatchObject({
      'x-gitlab-token': 'the token',
      'content-type': 'application/json',
      'webhook-id': expect.stringMatching(/^msg_/),
      'webhook-signature': expect.stringMatching(/^v1,/),
    });
    expect(JSON.parse(received[0]!.body)).toMatchObject({ type: 'test', project: { id: project.id } });
  });

  it('that has no token is sent none', async () => {
    const { url, received } = await hookReceiver(200);
    await tested((await newHook(project, { url })).id);
    expect(received.map(({ headers }) => headers['x-gitlab-token'])).toEqual([undefined]);
  });

  it('that does not take it makes a 422 that says why', async () => {
    const { url } = await hookReceiver(500);
    const { id } = await newHook(project, { url });
    const answer = await tested(id);
    expect(answer).toMatchObject({ status: 422, json: { message: expect.stringContaining('500') } });
  });
});

it('a receiver that is not there makes a 422 that says why', async () => {
  const { id } = await newHook(project, { url: 'https://nowhere.invalid/hook' });
  expect(await tested(id)).toMatchObject({ status: 422, json: { message: expect.stringMatching(/\w+ \w+/) } });
});

it('a trigger that GitLab does not have is refused', async () => {
  const { id } = await newHook(project);
  expect(await tested(id, 'constructor')).toEqual(invalid('trigger does not have a valid value'));
});

it('hooks are tested ten times a minute, whichever they are', async () => {
  project = await newProject();
  const { id } = await newHook(project, { url: 'https://nowhere.invalid/hook' });
  const statuses: number[] = [];
  for (let time = 0; time < 11; time++) statuses.push((await tested(id)).status);
  // A minute may begin in between.
  expect(new Set(statuses.slice(0, 10))).toEqual(new Set([422]));
  expect([422, 429]).toContain(statuses[10]);
});
