import { describe, expect, it } from 'vitest';
import { invalid, NO_PROJECT } from '../../../kit/answers.ts';
import { pageOf } from '../../../kit/pages.ts';
import { memberOf, newProject, newToken, type Project } from '../../../kit/projects.ts';
import { admin, as } from '../../../kit/request.ts';
import { target } from '../../../kit/target.ts';

const { origin } = new URL(target.base);
const botOf = ({ id }: Project, bot: number): string => `project_${id}_bot_${bot.toString(16).padStart(32, '0')}`;
const idsOf = (answer: { json: unknown }): number[] => (answer.json as { id: number }[]).map(({ id }) => id);

it('nobody is a member of a project without tokens', async () => {
  const project = await newProject();
  const answer = await admin('GET', `${project.at}/members/all`);
  expect(answer).toEqual({ status: 200, json: [] });
  expect(pageOf(answer)).toMatchObject({ total: '0', pages: '1' });
});

it('each active token has a bot that is a member', async () => {
  const project = await newProject();
  const first = await newToken(project, { name: 'Deploy', access_level: 30 });
  const revoked = await newToken(project, { name: 'Old' });
  await admin('DELETE', `${project.accessTokens}/${revoked.id}`);
  const guest = await newToken(project, { name: 'Guest', access_level: 10, scopes: ['read_api'] });
  const answer = await as(guest.token)('GET', `${project.at}/members/all`);
  expect(idsOf(answer)).toEqual([first.id, guest.id]);
  expect((answer.json as object[])[0]).toEqual({
    id: first.id,
    username: botOf(project, first.id),
    public_email: null,
    name: 'Deploy',
    state: 'active',
    locked: false,
    avatar_url: null,
    web_url: `${origin}/${botOf(project, first.id)}`,
    access_level: 30,
    created_at: expect.any(String),
    expires_at: null,
    membership_state: 'active',
  });
});

describe('the list', () => {
  it('is searched, filtered and paginated', async () => {
    const project = await newProject();
    const tokens = await Promise.all(['Alpha', 'Beta', 'alphabet'].map((name) => newToken(project, { name })));
    const [alpha, beta, alphabet] = tokens.map(({ id }) => id) as [number, number, number];
    const list = (query: string) => admin('GET', `${project.at}/members/all`, { query });
    const ascending = (...ids: number[]) => ids.toSorted((one, other) => one - other);
    expect(idsOf(await list('query=ALPHA'))).toEqual(ascending(alpha, alphabet));
    expect(idsOf(await list(`user_ids[]=${beta}&user_ids[]=${alpha}`))).toEqual(ascending(alpha, beta));
    expect(idsOf(await list(`query=${botOf(project, beta)}`))).toEqual([beta]);
    const page = await list('per_page=2&page=2');
    expect(pageOf(page)).toMatchObject({ page: '2', total: '3', pages: '2' });
    expect(await list('page=x')).toEqual(invalid('page is invalid'));
    expect(await list('user_ids[]=x')).toEqual(invalid('user_ids is invalid'));
  });
});

it('a stranger sees none', async () => {
  const stranger = await memberOf(await newProject());
  expect(await stranger('GET', `${(await newProject()).at}/members/all`)).toEqual(NO_PROJECT);
});
