import { expect, it } from 'vitest';
import { exceptionOf, newReporter, report } from '../../../kit/collector.ts';
import { untilCounted } from '../../../kit/errors.ts';
import { pagesOf } from '../../../kit/keyset.ts';
import { admin } from '../../../kit/request.ts';
import { inSentry } from '../../../kit/sentry-api.ts';

it("lists a project's releases with what is known of each, page by page", async () => {
  const reporter = await newReporter();
  const { project } = reporter;
  const { ofProject } = inSentry(project);
  const at = `${project.at}/error_tracking/releases`;
  expect(await admin('GET', at)).toEqual({ status: 200, json: [] });
  const commits = [{ id: 'abc', message: 'Mend it', timestamp: '2026-10-31T12:00:00Z', author_name: 'Ada' }];
  const made = { version: 'shop@1', ref: 'main', url: 'https://ci.example/1', commits, status: 'archived' };
  await admin('POST', `${ofProject}/releases/`, { json: made });
  const deploy = { environment: 'production', dateFinished: '2026-11-01T12:00:00Z' };
  await admin('POST', `${ofProject}/releases/shop@1/deploys/`, { json: deploy });
  await report(reporter, exceptionOf('One', { release: 'shop@2' }));
  await untilCounted(project, 1);
  await expect.poll(async () => (await admin('GET', at)).json).toHaveLength(2);
  const nothing = { ref: null, url: null, released_at: null, first_seen: null, last_seen: null };
  const [newer, older] = [
    {
      ...nothing,
      version: 'shop@2',
      status: 'open',
      created_at: expect.any(String),
      first_seen: expect.any(String),
      last_seen: expect.any(String),
      new_errors: 1,
      commit_count: 0,
      last_commit: null,
      deploy_count: 0,
      deploys: [],
    },
    {
      ...nothing,
      version: 'shop@1',
      status: 'archived',
      ref: 'main',
      url: 'https://ci.example/1',
      created_at: expect.any(String),
      new_errors: 0,
      commit_count: 1,
      last_commit: { id: 'abc', message: 'Mend it', created_at: '2026-10-31T12:00:00.000Z', author_name: 'Ada' },
      deploy_count: 1,
      deploys: [
        {
          environment: 'production',
          name: null,
          url: null,
          started_at: null,
          finished_at: '2026-11-01T12:00:00.000Z',
        },
      ],
    },
  ];
  expect((await pagesOf(at, 'per_page=1')).flat()).toEqual([newer, older]);
  expect(await admin('GET', at, { query: { status: 'open' } })).toEqual({ status: 200, json: [newer] });
  expect(await admin('GET', at, { query: { search_term: 'SHOP@1' } })).toEqual({ status: 200, json: [older] });
  expect(await admin('GET', at, { query: { cursor: 'x' } })).toMatchObject({ status: 400 });
});
