import { describe, expect, it } from 'vitest';
import { FORBIDDEN, refused } from '../../kit/answers.ts';
import { hasFakeSentry, useExternalSentry } from '../../kit/external-sentry.ts';
import { DETAILS, ISSUE, KNOWN_PROJECT, UPDATE } from '../../kit/fake-sentry.ts';
import { memberOf } from '../../kit/projects.ts';
import { admin } from '../../kit/request.ts';

describe.runIf(hasFakeSentry)('the status of an error that an external Sentry keeps', () => {
  const used = useExternalSentry();
  const changes = () => used.sentry.asked.filter(({ method }) => method === 'PUT');

  it.each(['resolved', 'ignored', 'unresolved'])('is set to %s there, whatever Sentry answers', async (status) => {
    used.sentry.answers({
      ...KNOWN_PROJECT,
      [DETAILS]: { json: { ...ISSUE, status: 'muted' } },
      [UPDATE]: { status: status === 'ignored' ? 204 : 200 },
    });
    const answer = await admin('PUT', `${used.errors}/17`, { json: { status } });
    expect(answer).toMatchObject({ status: 200, json: { id: 17, status, count: 1230 } });
    expect(changes().map(({ url, body }) => [url, body])).toEqual([['/api/0/issues/17/', JSON.stringify({ status })]]);
  });

  it('stays when the error is of another project', async () => {
    used.sentry.answers({
      ...KNOWN_PROJECT,
      [DETAILS]: { json: { ...ISSUE, project: { id: '43' } } },
      [UPDATE]: { json: {} },
    });
    const answer = await admin('PUT', `${used.errors}/17`, { json: { status: 'resolved' } });
    expect(answer).toEqual({ status: 404, json: { message: '404 Error Not Found' } });
    expect(changes()).toEqual([]);
  });

  it('may be more than the token is good for', async () => {
    used.sentry.answers({ ...KNOWN_PROJECT, [DETAILS]: { json: ISSUE }, [UPDATE]: { status: 403 } });
    const answer = await admin('PUT', `${used.errors}/17`, { json: { status: 'resolved' } });
    expect(answer).toEqual(refused('Sentry response status code: 403. Sentry refused the token of the settings.'));
  });

  it('is for developers, who are stopped before Sentry is asked', async () => {
    used.sentry.answers({});
    const reporter = await memberOf(used.project, { access_level: 20 });
    expect(await reporter('PUT', `${used.errors}/17`, { json: { status: 'resolved' } })).toEqual(FORBIDDEN);
    expect(used.sentry.asked).toEqual([]);
  });
});
