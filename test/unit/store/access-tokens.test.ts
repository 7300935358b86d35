import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { digestOf, type ProjectAccessToken } from '../../../shared/domain/access-token.ts';
import * as accessTokens from '../../../shared/store/access-tokens.ts';
import * as projects from '../../../shared/store/projects.ts';
import { purgeProject } from '../../../shared/services/projects/purge-project.ts';
import type { Store } from '../../../shared/store/table/store.ts';
import { atOnce, freshProject, itemsBelow, itemsOf, tally, useStore } from '../../kit/store.ts';

const store = useStore();
const NOW = new Date('2024-05-06T12:00:00Z');
const RENEWAL = { created_at: NOW.toISOString(), expiry_date: null };
const draft = (project_id: number) => ({
  project_id,
  name: 'Deploy',
  description: null,
  scopes: ['api' as const],
  access_level: 40 as const,
  ...RENEWAL,
});

async function issue(project: { id: number }) {
  const made = await accessTokens.create(store, draft(project.id));
  if (made.outcome !== 'created') throw new Error(made.outcome);
  return made;
}

async function rotate(token: ProjectAccessToken) {
  const made = await accessTokens.rotate(store, token, RENEWAL);
  if (made.outcome !== 'rotated') throw new Error(made.outcome);
  return made;
}

/** Whether each token is revoked, by its secret and by its id: the two places must agree. */
async function revokedOf(issued: readonly { secret: string; token: ProjectAccessToken }[]): Promise<boolean[]> {
  return Promise.all(
    issued.map(async ({ secret, token }) => {
      const [bySecret, byId] = [
        await accessTokens.readBySecret(store, secret),
        await accessTokens.read(store, token.project_id, token.id),
      ];
      expect(bySecret?.revoked).toBe(byId?.revoked);
      return byId!.revoked;
    }),
  );
}

/** The store, with something else happening when it has answered its first query. */
function afterFirstQuery(meanwhile: () => Promise<unknown>): Store {
  let queries = 0;
  const send = (async (command: never) => {
    const answer = await store.db.send(command);
    if ((command as unknown) instanceof QueryCommand && ++queries === 1) await meanwhile();
    return answer;
  }) as Store['db']['send'];
  return { ...store, db: Object.assign(Object.create(store.db) as Store['db'], { send }) };
}

describe('an access token', () => {
  it('is found by its secret and by its id, and listed by id', async () => {
    const project = await freshProject(store);
    const [one, two] = [await issue(project), await issue(project)];
    expect(one.token).toEqual({
      kind: 'project',
      id: expect.any(Number) as number,
      ...draft(project.id),
      revoked: false,
      family: one.token.id,
      digest: digestOf(one.secret),
    });
    expect(await accessTokens.readBySecret(store, one.secret)).toMatchObject(one.token);
    expect(await accessTokens.read(store, project.id, one.token.id)).toMatchObject(one.token);
    expect(await accessTokens.list(store, project.id)).toMatchObject([one.token, two.token]);
  });

  it('leaves its secret nowhere in the table', async () => {
    const { secret } = await issue(await freshProject(store));
    expect(JSON.stringify(await itemsOf(store))).not.toContain(secret.slice('glpat-'.length));
  });

  it.each(['', 'x', 'glpat-wrong', 'x'.repeat(100_000), '\0', '\ud800'])('is not found by %.20j', async (secret) => {
    expect(await accessTokens.readBySecret(store, secret)).toBeNull();
  });

  it('a token of another project is not found by its id', async () => {
    const [mine, theirs] = [await freshProject(store), await freshProject(store)];
    const { token } = await issue(theirs);
    expect(await accessTokens.read(store, mine.id, token.id)).toBeNull();
  });

  it('is not made in a project that is gone', async () => {
    const project = await freshProject(store);
    await projects.remove(store, project);
    const before = (await itemsOf(store)).length;
    expect(await accessTokens.create(store, draft(project.id))).toEqual({ outcome: 'project-gone' });
    expect(await itemsOf(store)).toHaveLength(before);
  });

  it('is revoked in both places, once or again', async () => {
    const made = await issue(await freshProject(store));
    expect(await accessTokens.revoke(store, made.token)).toEqual({ outcome: 'revoked' });
    expect(await accessTokens.revoke(store, made.token)).toEqual({ outcome: 'revoked' });
    expect(await revokedOf([made])).toEqual([true]);
  });

  it('a token that was purged meanwhile is not brought back by revoking it', async () => {
    const project = await freshProject(store);
    const { token, secret } = await issue(project);
    await projects.remove(store, project);
    await purgeProject(store, project.id);
    expect(await accessTokens.revoke(store, token)).toEqual({ outcome: 'not-found' });
    expect([await accessTokens.readBySecret(store, secret), await itemsBelow(store, project)]).toEqual([null, []]);
  });
});

describe('rotation', () => {
  it('revokes the old token and issues one of the same family', async () => {
    const old = await issue(await freshProject(store));
    const fresh = await rotate(old.token);
    expect(fresh.token).toEqual({
      ...old.token,
      id: fresh.token.id,
      digest: digestOf(fresh.secret),
      family: old.token.family,
    });
    expect(fresh.secret).not.toBe(old.secret);
    expect(await revokedOf([old, fresh])).toEqual([true, false]);
  });

  it('has one winner among ten callers, and one new token', async () => {
    const project = await freshProject(store);
    const old = await issue(project);
    const outcomes = await atOnce(10, () => accessTokens.rotate(store, old.token, RENEWAL));
    expect(tally(outcomes)).toEqual({ rotated: 1, 'already-revoked': 9 });
    expect((await accessTokens.list(store, project.id)).map(({ revoked }) => revoked)).toEqual([true, false]);
  });

  it('and revocation at once leave the old token revoked', async () => {
    const project = await freshProject(store);
    const old = await issue(project);
    const [{ outcome }] = await Promise.all([
      accessTokens.rotate(store, old.token, RENEWAL),
      accessTokens.revoke(store, old.token),
    ]);
    expect(await revokedOf([old])).toEqual([true]);
    expect(await accessTokens.list(store, project.id)).toHaveLength(outcome === 'rotated' ? 2 : 1);
  });

  it('rotating a revoked token, or one of a project that is gone, writes nothing', async () => {
    const project = await freshProject(store);
    const { token } = await issue(project);
    await accessTokens.revoke(store, token);
    expect(await accessTokens.rotate(store, token, RENEWAL)).toEqual({ outcome: 'already-revoked' });
    await projects.remove(store, project);
    expect(await accessTokens.rotate(store, token, RENEWAL)).toEqual({ outcome: 'project-gone' });
    expect(await accessTokens.list(store, project.id)).toHaveLength(1);
  });
});

describe('a family', () => {
  it('is revoked as a whole, and nobody else is', async () => {
    const project = await freshProject(store);
    const [first, stranger] = [await issue(project), await issue(project)];
    const second = await rotate(first.token);
    const third = await rotate(second.token);
    await accessTokens.revokeFamily(store, first.token, NOW);
    expect(await revokedOf([first, second, third, stranger])).toEqual([true, true, true, false]);
  });

  it('is revoked even if its newest token is rotated between the look and the revocation', async () => {
    const project = await freshProject(store);
    const first = await issue(project);
    const second = await rotate(first.token);
    await accessTokens.revokeFamily(
      afterFirstQuery(() => rotate(second.token)),
      first.token,
      NOW,
    );
    expect((await accessTokens.list(store, project.id)).map(({ revoked }) => revoked)).toEqual([true, true, true]);
  });
});
