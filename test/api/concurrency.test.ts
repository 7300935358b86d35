import { describe, expect, it } from 'vitest';
import { NO_PROJECT, NO_RECORD, refused, REVOKED } from '../kit/answers.ts';
import {
  clientKeysOf,
  enable,
  newClientKey,
  newProject,
  newToken,
  placesOf,
  unique,
  type ClientKey,
  type IssuedToken,
} from '../kit/projects.ts';
import { admin, as, type Answer } from '../kit/request.ts';

const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));
const withStatus = (answers: Answer[], status: number): Answer[] =>
  answers.filter((answer) => answer.status === status);

describe('twenty callers enabling integrated mode at once', () => {
  it.each(['PUT', 'PATCH'])('by %s make exactly one key', async (method) => {
    const project = await newProject();
    if (method === 'PATCH') await enable(project, { active: false });
    const json = { active: true, integrated: true };
    const answers = await times(20, () => admin(method, project.settings, { json }));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(await clientKeysOf(project)).toEqual([expect.objectContaining({ active: true })]);
  });

  it('while others switch it off again leave settings and keys in order', async () => {
    const project = await newProject();
    await enable(project);
    const answers = await times(20, (index) => admin('PATCH', project.settings, { json: { active: index % 2 === 0 } }));
    for (const { status } of answers) expect([200, 409]).toContain(status);
    expect(await clientKeysOf(project)).toHaveLength(1);
  });
});

describe('projects', () => {
  it('one of twenty gets the path, the others are told that it is taken', async () => {
    const path = unique('Race');
    const answers = await times(20, (index) =>
      admin('POST', '/v4/projects', { json: { path: index % 2 ? path : path.toUpperCase() } }),
    );
    const [winner, ...others] = withStatus(answers, 201);
    expect(others).toEqual([]);
    const losers = withStatus(answers, 400);
    expect(losers).toHaveLength(19);
    for (const loser of losers) expect(loser).toEqual(refused({ path: ['has already been taken'] }));
    const { id, path_with_namespace } = winner!.json as { id: number; path_with_namespace: string };
    const found = await admin('GET', placesOf(encodeURIComponent(path_with_namespace)).at);
    expect(found).toMatchObject({ status: 200, json: { id } });
  });

  it('fifty at once get fifty ids', async () => {
    const projects = await times(50, () => newProject());
    expect(new Set(projects.map(({ id }) => id)).size).toBe(50);
  });

  it('of those who delete one at once, one is told yes or all, and then it is gone', async () => {
    const project = await newProject();
    const answers = await times(10, () => admin('DELETE', project.at));
    expect(withStatus(answers, 202).length).toBeGreaterThanOrEqual(1);
    expect(withStatus(answers, 202).length + withStatus(answers, 404).length).toBe(10);
    expect(await admin('GET', project.at)).toEqual(NO_PROJECT);
  });
});

describe('client keys', () => {
  it('fifty at once get fifty ids and fifty public keys, and all are listed', async () => {
    const project = await newProject();
    const keys = await times(50, () => newClientKey(project));
    expect(new Set(keys.map(({ id }) => id)).size).toBe(50);
    expect(new Set(keys.map(({ public_key }) => public_key)).size).toBe(50);
    expect(await clientKeysOf(project)).toEqual(keys.toSorted((one, other) => one.id - other.id));
  });

  it('one of those who delete the same key sees it, the others find none', async () => {
    const project = await newProject();
    const key = await newClientKey(project);
    const answers = await times(10, () => admin('DELETE', `${project.clientKeys}/${key.id}`));
    expect(withStatus(answers, 200)).toEqual([{ status: 200, json: key }]);
    expect(withStatus(answers, 404)).toEqual(Array(9).fill(NO_RECORD));
    expect(await clientKeysOf(project)).toEqual([]);
  });

  it('made while the project is deleted cannot be reached, not even in its successor', async () => {
    const project = await newProject();
    const path = project.fullPath.split('/')[1]!;
    const [deleted, ...created] = await Promise.all([
      admin('DELETE', project.at),
      ...Array.from({ length: 20 }, () => admin('POST', project.clientKeys)),
    ]);
    expect(deleted).toMatchObject({ status: 202 });
    for (const answer of created) expect([201, 404]).toContain(answer.status);
    for (const answer of withStatus(created, 404)) expect(answer).toEqual(NO_PROJECT);
    expect(await admin('GET', project.clientKeys)).toEqual(NO_PROJECT);
    const successor = await newProject({ path });
    expect(await clientKeysOf(successor)).toEqual([]);
    for (const { json } of withStatus(created, 201)) {
      const { id } = json as ClientKey;
      expect(await admin('DELETE', `${project.clientKeys}/${id}`)).toEqual(NO_PROJECT);
      expect(await admin('DELETE', `${successor.clientKeys}/${id}`)).toEqual(NO_RECORD);
    }
  });

  it('and tokens and settings made while the project is deleted are gone with it', async () => {
    const project = await newProject();
    const json = { name: 'n', scopes: ['api'] };
    const answers = await Promise.all([
      admin('DELETE', project.at),
      ...Array.from({ length: 10 }, () => admin('POST', project.accessTokens, { json })),
      ...Array.from({ length: 10 }, () => admin('PUT', project.settings, { query: 'active=true&integrated=true' })),
    ]);
    for (const answer of answers) expect([200, 201, 202, 404]).toContain(answer.status);
    expect(await admin('GET', project.settings)).toEqual(NO_PROJECT);
    for (const answer of withStatus(answers, 201)) {
      const { status } = await as((answer.json as IssuedToken).token)('GET', project.at);
      expect([401, 404]).toContain(status);
    }
  });
});

describe('access tokens', () => {
  const ALREADY_REVOKED = refused('400 Bad request - Token already revoked');

  it('one of those who rotate the same token gets the new one; the losers hold a token that was replaced', async () => {
    const project = await newProject();
    const { id } = await newToken(project);
    const answers = await times(10, () => admin('POST', `${project.accessTokens}/${id}/rotate`));
    expect(withStatus(answers, 200)).toHaveLength(1);
    expect(withStatus(answers, 400)).toEqual(Array(9).fill(ALREADY_REVOKED));
  });

  it.each(['/v4/personal_access_tokens/self/rotate', 'self/rotate'])(
    'of those who show the same token to %s one gets the new one, which stays',
    async (address) => {
      const project = await newProject();
      const { token } = await newToken(project);
      const path = address.startsWith('/') ? address : `${project.accessTokens}/${address}`;
      const answers = await times(10, () => as(token)('POST', path));
      const [won, ...others] = withStatus(answers, 200);
      expect(others).toEqual([]);
      expect(withStatus(answers, 401)).toEqual(Array(9).fill(REVOKED));
      expect(await as((won!.json as IssuedToken).token)('GET', project.at)).toMatchObject({ status: 200 });
      expect((await admin('GET', project.accessTokens, { query: { state: 'active' } })).json).toHaveLength(1);
    },
  );

  it('revoked while it is rotated is revoked', async () => {
    const project = await newProject();
    const { id, token } = await newToken(project);
    const [revoked, rotated] = await Promise.all([
      admin('DELETE', `${project.accessTokens}/${id}`),
      admin('POST', `${project.accessTokens}/${id}/rotate`),
    ]);
    expect(revoked).toEqual({ status: 204 });
    expect([200, 400]).toContain(rotated.status);
    expect(await as(token)('GET', project.at)).toMatchObject({ status: 401 });
    expect(await admin('GET', `${project.accessTokens}/${id}`)).toMatchObject({ json: { revoked: true } });
  });

  it('ten made at once are ten', async () => {
    const project = await newProject();
    const tokens = await times(10, () => newToken(project));
    expect(new Set(tokens.map(({ id }) => id)).size).toBe(10);
    const { json } = await admin('GET', project.accessTokens);
    expect((json as IssuedToken[]).map(({ id }) => id)).toEqual(
      tokens.map(({ id }) => id).toSorted((one, other) => one - other),
    );
  });
});
