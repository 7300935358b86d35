import { describe, expect, it } from 'vitest';
import { InvalidToken, NotFound, RuleViolation } from '../../../shared/domain/refusals.ts';
import { rotateNamed, rotateShown } from '../../../shared/services/access-tokens/rotate.ts';
import * as accessTokens from '../../../shared/store/access-tokens.ts';
import * as projects from '../../../shared/store/projects.ts';
import { freshProject, useStore } from '../../kit/store.ts';
import { dyingStore, Killed } from '../../kit/unit/dying-store.ts';

const store = useStore();
const now = new Date('2024-05-06T12:00:00Z');

async function issue(expiry_date: string | null = null) {
  const project = await freshProject(store);
  const made = await accessTokens.create(store, {
    project_id: project.id,
    name: 'ci',
    description: null,
    scopes: ['self_rotate'],
    access_level: 10,
    created_at: now.toISOString(),
    expiry_date,
  });
  if (made.outcome !== 'created') throw new Error(made.outcome);
  return { project, ...made };
}

/** Ids of the project's tokens that are not revoked. */
async function activeOf({ id }: { id: number }): Promise<number[]> {
  return (await accessTokens.list(store, id)).filter(({ revoked }) => !revoked).map((token) => token.id);
}

describe('a token that was revoked after it had been read', () => {
  it('is no longer rotated by who shows it, and what took its place stays', async () => {
    const { project, token } = await issue();
    const won = await rotateShown(store, token, { expiresAt: null, now });
    await expect(rotateShown(store, token, { expiresAt: null, now })).rejects.toEqual(new InvalidToken('revoked'));
    expect(await activeOf(project)).toEqual([won.token.id]);
  });

  it('is no longer rotated by who names it, and what took its place is revoked', async () => {
    const { project, token } = await issue();
    await rotateNamed(store, token, { expiresAt: null, now });
    await expect(rotateNamed(store, token, { expiresAt: null, now })).rejects.toEqual(
      new RuleViolation({ code: 'token-already-revoked' }),
    );
    expect(await activeOf(project)).toEqual([]);
  });
});

it('a token of a project that was deleted meanwhile is not rotated', async () => {
  const { project, token } = await issue();
  await projects.remove(store, project);
  await expect(rotateShown(store, token, { expiresAt: null, now })).rejects.toEqual(new NotFound('project'));
});

it.each(['2024-05-06', '2024-05-05', '0001-01-01'])('nothing is asked of the table for the day %s', async (day) => {
  const { project, token } = await issue();
  const dead = dyingStore(store, { call: 0, when: 'before' });
  await expect(rotateShown(dead, token, { expiresAt: day, now })).rejects.toEqual(
    new RuleViolation({ code: 'expiry-in-past' }),
  );
  expect([dead.calls, await activeOf(project)]).toEqual([0, [token.id]]);
});

it.each([0, 1])('whoever dies before call %i has changed nothing', async (call) => {
  const { project, token, secret } = await issue('2024-06-01');
  const dying = dyingStore(store, { call, when: 'before' });
  await expect(rotateShown(dying, token, { expiresAt: null, now })).rejects.toThrow(Killed);
  expect(await activeOf(project)).toEqual([token.id]);
  expect(await accessTokens.readBySecret(store, secret)).toMatchObject({ id: token.id, revoked: false });
});

it('whoever dies after the last call has replaced the token whole', async () => {
  const { project, token, secret } = await issue();
  const dying = dyingStore(store, { call: 1, when: 'after' });
  await expect(rotateShown(dying, token, { expiresAt: null, now })).rejects.toThrow(Killed);
  expect(await activeOf(project)).toEqual([expect.any(Number)]);
  expect(await activeOf(project)).not.toEqual([token.id]);
  expect(await accessTokens.readBySecret(store, secret)).toMatchObject({ revoked: true });
});
