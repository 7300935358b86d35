import { expect, it } from 'vitest';
import { exceptionOf, report } from '../../../kit/collector.ts';
import { untilCounted } from '../../../kit/errors.ts';
import { admin } from '../../../kit/request.ts';
import { NO_RESOURCE, trackedInSentry } from '../../../kit/sentry-api.ts';

const linked = (issue_id: number) => ({
  id: 'gitlab',
  title: 'GitLab',
  issue: { issue_id, label: `#${issue_id}`, url: null },
});

it('keeps the issue of GitLab, shows it, and has it still after another event', async () => {
  const { reporter, project, errors, at } = await trackedInSentry(exceptionOf('LinkedError'));
  const path = `/0/issues/${errors[0]!.id}/`;
  const link = `${path}plugins/gitlab/link/`;
  expect(await admin('GET', path)).toMatchObject({ json: { annotations: [], pluginIssues: [] } });
  expect(await admin('POST', link, { json: { issue_id: 11 } })).toEqual({ status: 200, json: linked(11) });
  expect(await admin('POST', link, { json: { issue_id: '12' } })).toEqual({ status: 200, json: linked(12) });
  await report(reporter, exceptionOf('LinkedError'));
  await untilCounted(project, 2);
  expect(await admin('GET', path)).toMatchObject({
    json: { count: '2', annotations: ['GitLab #12'], pluginIssues: [linked(12)] },
  });
  const shown = await admin('GET', `${project.errors}/${errors[0]!.id}`);
  expect(shown.json).toMatchObject({ gitlab_issue: 12 });
  expect((await admin('GET', `${at.ofProject}/issues/`)).json).toMatchObject([{ annotations: ['GitLab #12'] }]);
});

it('refuses what is no number, and an issue that is not there', async () => {
  const { errors } = await trackedInSentry();
  const link = `/0/issues/${errors[0]!.id}/plugins/gitlab/link/`;
  expect(await admin('POST', link, { json: {} })).toEqual({
    status: 400,
    json: { issue_id: ['This field is required.'] },
  });
  expect(await admin('POST', link, { json: { issue_id: 'x' } })).toEqual({
    status: 400,
    json: { issue_id: ['A valid integer is required.'] },
  });
  expect(await admin('POST', '/0/issues/1/plugins/gitlab/link/', { json: { issue_id: 1 } })).toEqual(NO_RESOURCE);
});
