import { beforeAll, describe, expect, it } from 'vitest';
import { COLLECTOR_OFF, NO_AUTH, NO_CLIENT_KEY, NO_COLLECTOR } from '../../kit/answers.ts';
import { anEvent, authOf, collectorOf, envelopeOf, newReporter, type Reporter } from '../../kit/collector.ts';
import { enable, newClientKey, newProject, type ClientKey, type Project } from '../../kit/projects.ts';
import { admin, anonymous, as } from '../../kit/request.ts';
import { SENTRY } from '../../kit/sentry.ts';

/** Projects by what they do with events, and keys by what they are to the project. */
const PROJECTS = ['integrated', 'switched off', 'external Sentry', 'no settings', 'no project', 'deleted'] as const;
const KEYS = ['right', 'none', 'unknown', 'inactive', 'deleted', "another project's", 'empty'] as const;
type ProjectKind = (typeof PROJECTS)[number];
type KeyKind = (typeof KEYS)[number];

let projects: Record<ProjectKind, Pick<Project, 'id'>>;
let other: Reporter;

beforeAll(async () => {
  const [integrated, off, sentry, none, gone] = await Promise.all([1, 2, 3, 4, 5].map(() => newProject()));
  await enable(integrated!);
  await enable(off!, { active: false });
  await enable(sentry!, SENTRY);
  await enable(gone!);
  projects = {
    integrated: integrated!,
    'switched off': off!,
    'external Sentry': sentry!,
    'no settings': none!,
    'no project': { id: 9_000_000_000 },
    deleted: gone!,
  };
  other = await newReporter();
});

async function keyOf(kind: KeyKind, project: ProjectKind): Promise<ClientKey | { public_key: string } | null> {
  if (kind === 'none') return null;
  if (kind === 'unknown') return { public_key: `glet_${'0'.repeat(32)}` };
  if (kind === "another project's") return other.key;
  if (kind === 'empty') return { public_key: '' };
  if (project === 'no project') return { public_key: `glet_${'1'.repeat(32)}` };
  const { clientKeys } = projects[project] as Project;
  const key = await newClientKey(projects[project] as Project);
  if (kind === 'inactive') await admin('PUT', `${clientKeys}/${key.id}`, { json: { active: false } });
  if (kind === 'deleted') await admin('DELETE', `${clientKeys}/${key.id}`);
  return key;
}

/** A stranger costs one read, of the key; GitLab's order follows: the project is there, it takes events, the key is on. */
function expectedOf(project: ProjectKind, key: KeyKind, eventId: string): unknown {
  if (key === 'none' || key === 'empty') return NO_AUTH;
  if (project === 'no project' || (key !== 'right' && key !== 'inactive')) return NO_CLIENT_KEY;
  if (project !== 'integrated') return COLLECTOR_OFF;
  return key === 'right' ? { status: 200, json: { id: eventId } } : NO_CLIENT_KEY;
}

describe.each(['envelope', 'store'] as const)('%s', (endpoint) => {
  for (const project of PROJECTS.filter((kind) => kind !== 'deleted')) {
    for (const kind of KEYS) {
      it(`${project}, key: ${kind}`, async () => {
        const event = anEvent();
        const key = await keyOf(kind, project);
        const body = endpoint === 'envelope' ? envelopeOf([event]) : JSON.stringify(event);
        const headers = key === null ? {} : authOf(key);
        const answer = await anonymous('POST', collectorOf(projects[project], endpoint), { headers, body });
        expect(answer).toEqual(expectedOf(project, kind, event.event_id));
      });
    }
  }
});

it("a deleted project's key leads nowhere", async () => {
  const doomed = projects.deleted as Project;
  const key = await newClientKey(doomed);
  expect(await admin('DELETE', doomed.at)).toMatchObject({ status: 202 });
  const answer = await anonymous('POST', collectorOf(doomed), { headers: authOf(key), body: envelopeOf([anEvent()]) });
  // Its keys go a moment after the project itself.
  expect([NO_COLLECTOR, NO_CLIENT_KEY]).toContainEqual(answer);
});

it("GitLab's tokens mean nothing here, not even the admin's", async () => {
  const call = { body: envelopeOf([anEvent()]) };
  expect(await admin('POST', collectorOf(other.project), call)).toEqual(NO_AUTH);
  expect(await as('glpat-nobody')('POST', collectorOf(other.project), call)).toEqual(NO_AUTH);
  const event = anEvent();
  const headers = authOf(other.key);
  expect(await as('glpat-nobody')('POST', collectorOf(other.project), { headers, body: envelopeOf([event]) })).toEqual({
    status: 200,
    json: { id: event.event_id },
  });
});

it('a project is addressed by its number alone', async () => {
  const headers = authOf(other.key);
  for (const id of ['abc', encodeURIComponent(other.project.fullPath), '0', '-1', `${other.project.id}x`, '1e3']) {
    const path = `/v4/error_tracking/collector/api/${id}/envelope/`;
    expect(await anonymous('POST', path, { headers, body: envelopeOf([anEvent()]) })).toEqual(NO_COLLECTOR);
  }
});

it('a project that does not exist looks the same with any key and any body', async () => {
  for (const body of ['{}', '{}\n{"type":"session"}\n{}', 'no envelope', ''])
    expect(await anonymous('POST', collectorOf({ id: 9_000_000_000 }), { headers: authOf(other.key), body })).toEqual(
      NO_CLIENT_KEY,
    );
});
