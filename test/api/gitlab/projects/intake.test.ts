import { describe, expect, it } from 'vitest';
import { NO_CLIENT_KEY, NO_PROJECT } from '../../../kit/answers.ts';
import { anEvent, authOf, envelopeOf, newReporter, post, report } from '../../../kit/collector.ts';
import { eventually } from '../../../kit/eventually.ts';
import { enable, memberOf, newProject, placesOf, type Project } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

interface Refusal {
  reason: string;
  refused_at: string;
}
const NOTHING = { status: 200, json: { refusals: [] } };
const refusalsOf = async ({ intake }: Project): Promise<Refusal[]> =>
  ((await admin('GET', intake)).json as { refusals: Refusal[] }).refusals;

describe('what was refused of a project', () => {
  it('is nothing while everything is taken, and while nobody has a key of it', async () => {
    const reporter = await newReporter();
    await report(reporter, anEvent());
    const guess = { public_key: `glet_${'0'.repeat(32)}` };
    expect(await post(reporter, envelopeOf([anEvent()]), { headers: authOf(guess) })).toEqual(NO_CLIENT_KEY);
    expect(await admin('GET', reporter.project.intake)).toEqual(NOTHING);
  });

  it('is told with its reason, the latest first, to everybody who may read errors', async () => {
    const reporter = await newReporter();
    const { project, key } = reporter;
    expect(await post(reporter, '{}\n{"type":"event"')).toMatchObject({ status: 400 });
    await admin('PUT', `${project.clientKeys}/${key.id}`, { json: { active: false } });
    await eventually(
      async () => {
        await post(reporter, envelopeOf([anEvent()]));
        return refusalsOf(project);
      },
      (refusals) => refusals.length > 1,
    );
    const member = await memberOf(project, { access_level: 20 });
    const common = { sdk: 'test/1.0', client_key: key.public_key.slice(0, 13), refused_at: expect.any(String) };
    expect(await member('GET', project.intake)).toEqual({
      status: 200,
      json: {
        refusals: [
          { ...common, reason: 'client_key_off', status: 404, detail: 'the client key is unknown or switched off' },
          { ...common, reason: 'unreadable', status: 400, detail: expect.stringContaining('not valid JSON') },
        ],
      },
    });
  });

  it('is told while error tracking is off, which may be the reason', async () => {
    const reporter = await newReporter();
    await enable(reporter.project, { active: false });
    await post(reporter, envelopeOf([anEvent()]));
    expect(await refusalsOf(reporter.project)).toMatchObject([{ reason: 'error_tracking_off', status: 404 }]);
  });
});

it('a project without settings has refused nothing, and one that is not there cannot be asked', async () => {
  expect(await admin('GET', (await newProject()).intake)).toEqual(NOTHING);
  expect(await admin('GET', placesOf(9_000_000_000).intake)).toEqual(NO_PROJECT);
});
