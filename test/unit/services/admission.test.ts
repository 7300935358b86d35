import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { admission, type Admitted, type ReadIntake } from '../../../shared/services/collector/admission.ts';
import * as clientKeys from '../../../shared/store/client-keys.ts';
import * as intake from '../../../shared/store/intake.ts';
import type { Intake } from '../../../shared/store/intake.ts';
import * as settings from '../../../shared/store/settings.ts';
import type { Store } from '../../../shared/store/table/store.ts';
import { freshProject, useStore } from '../../kit/store.ts';
import { NOW } from '../../kit/unit/summaries.ts';
import { tokenKeyInMemory } from '../../kit/unit/token-key.ts';
import { LIMITS } from './counting.ts';

const store = useStore();
const START = NOW.getTime();
const UNKNOWN = `glet_${'0'.repeat(32)}`;

/** A project that takes events, its key, and what one instance of the collector says to it. */
async function collecting() {
  const project = await freshProject(store);
  await settings.change(store, tokenKeyInMemory(), project.id, { active: true, integrated: true }, { create: true });
  const [key] = await clientKeys.list(store, project.id);
  const admit = admission(intake, LIMITS);
  const say = (publicKey = key!.public_key, at = 0): Promise<Admitted | string> =>
    admit(store, project.id, publicKey, START + at).catch((error: Error) => error.message);
  store.sent.length = 0;
  store.units = 0;
  return { id: project.id, key: key!, admit, say };
}

describe('admission', () => {
  it('costs one call and one read unit for a key of the project, and then none for ten seconds', async () => {
    const { say } = await collecting();
    expect(await say()).toMatchObject({ settings: { scrub_data: true }, newErrors: null });
    expect(store.sent).toEqual(['BatchGetItemCommand']);
    expect(store.units).toBe(1);
    expect(await say(undefined, 9_999)).toMatchObject({ settings: { scrub_data: true } });
    expect(store.sent).toHaveLength(1);
    await say(undefined, 10_000);
    expect(store.sent).toHaveLength(2);
  });

  it('costs a read for an unknown key and one to be sure, and then none for a second', async () => {
    const { say } = await collecting();
    for (const at of [0, 1, 999]) expect(await say(UNKNOWN, at)).toMatch(/^the client key is unknown/);
    const once = ['BatchGetItemCommand', 'GetItemCommand'];
    expect(store.sent).toEqual(once);
    expect(store.units).toBe(2);
    await say(UNKNOWN, 1_000);
    expect(store.sent).toEqual([...once, ...once]);
  });

  it('notices a key that is switched off after ten seconds at most', async () => {
    const { id, key, say } = await collecting();
    await say();
    await clientKeys.update(store, id, key.id, { active: false });
    expect(await say(undefined, 9_999)).toMatchObject({ newErrors: null });
    expect(await say(undefined, 10_000)).toMatch(/switched off/);
  });

  it('is given at once to what was just made or switched on', async () => {
    const { id, key, say } = await collecting();
    await clientKeys.update(store, id, key.id, { active: false });
    expect(await say()).toMatch(/switched off/);
    await clientKeys.update(store, id, key.id, { active: true });
    expect(await say()).toMatchObject({ newErrors: null });

    await settings.change(store, tokenKeyInMemory(), id, { active: false }, { create: false });
    const other = await clientKeys.create(store, id);
    const made = other.outcome === 'created' ? other.key.public_key : '';
    expect(await say(made)).toMatch(/takes no events/);
    await settings.change(store, tokenKeyInMemory(), id, { active: true }, { create: false });
    expect(await say(made)).toMatchObject({ newErrors: null });
  });

  it('is for one key of one project', async () => {
    const [one, other] = [await collecting(), await collecting()];
    await one.say();
    await expect(one.admit(store, other.id, one.key.public_key, START)).rejects.toThrow(/unknown/);
    expect(await one.admit(store, other.id, other.key.public_key, START)).toMatchObject({ newErrors: null });
  });
});

const OPEN: Intake = {
  project: { user_salt: 'salt' },
  settings: { active: true, integrated: true, scrub_data: true },
  key: { active: true, rate_limit: { count: 100, window: 60 } },
  keyUsage: null,
  projectUsage: null,
  newErrors: null,
  hasMaps: false,
};

/** An instance whose table says `told`, and how often it was asked. */
function instance(told: Partial<Intake> = {}) {
  const asked: string[] = [];
  const read: ReadIntake = async (_store, id, publicKey) => {
    asked.push(`${id} ${publicKey}`);
    return { ...OPEN, ...told };
  };
  const admit = admission({ read, readConsistently: read }, LIMITS);
  return { admit, asked };
}

describe('an instance', () => {
  it('asks the table again when it has let in a twentieth of a limit', async () => {
    const { admit, asked } = instance();
    for (let event = 0; event < 12; event++) (await admit(store, 1, 'a', START)).letIn(1, 1);
    expect(asked).toHaveLength(2);
  });

  it('counts what it let in before the table does, for the key and for the project', async () => {
    const { admit } = instance({ key: { active: true, rate_limit: { count: 10, window: 60 } } });
    (await admit(store, 1, 'a', START)).letIn(10, 1);
    expect(await (await admit(store, 1, 'a', START)).secondsBlocked(1)).toBe(60);
    (await admit(store, 1, 'b', START)).letIn(10, LIMITS.project.bytes);
    expect(await (await admit(store, 1, 'c', START)).secondsBlocked(1)).toBe(300);
    expect(await (await admit(store, 2, 'a', START)).secondsBlocked(1)).toBeNull();
  });

  it('has forgotten nothing but the oldest of more than a thousand keys', async () => {
    const { admit, asked } = instance();
    for (let project = 0; project <= 1_000; project++) await admit(store, project, 'a', START);
    await admit(store, 1, 'a', START);
    expect(asked).toHaveLength(1_001);
    await admit(store, 0, 'a', START);
    expect(asked).toHaveLength(1_002);
  });
});

describe('what is old by a moment', () => {
  const off = { ...OPEN, settings: { active: false, integrated: true, scrub_data: true } };
  const full = (limit: number): Intake => ({
    ...OPEN,
    key: { active: true, rate_limit: { count: limit, window: 60 } },
    keyUsage: { window_start: Math.floor(START / 60_000) * 60_000, window: 60, used: 10, bytes: 0 },
  });
  /** An instance that is told an old and a consistent answer, and how often it asked for the latter. */
  function told(old: Intake | null, now: Intake | null) {
    let asked = 0;
    const readConsistently: ReadIntake = async () => {
      asked += 1;
      return now && { ...now };
    };
    const admit = admission({ read: async () => old && { ...old }, readConsistently }, LIMITS);
    const say = (): Promise<number | null | string> =>
      admit(store, 1, 'a', START).then(
        (admitted) => admitted.secondsBlocked(1),
        (error: Error) => error.message,
      );
    return { say, asked: () => asked };
  }

  it.each<[string, Intake | null]>([
    ['a key that was just made', null],
    ['a project that was just switched on', off],
    ['a key that was just switched on', { ...OPEN, key: { active: false } }],
    ['a limit that was just raised', full(10)],
  ])('refuses nobody: %s lets in', async (_what, old) => {
    const { say } = told(old, full(11));
    expect(await say()).toBeNull();
  });

  it('is asked for once where it is so indeed', async () => {
    const blocked = told(full(10), full(10));
    expect([await blocked.say(), await blocked.say()]).toEqual([60, 60]);
    expect(blocked.asked()).toBe(1);
    expect(await told(OPEN, null).say()).toBeNull();
    expect(await told(off, off).say()).toMatch(/takes no events/);
    expect(await told(null, null).say()).toMatch(/unknown/);
  });
});

it('what DynamoDB leaves out is asked for until the deadline of the request', async () => {
  const { id, key } = await collecting();
  const leavesAllOut = async (command: object): Promise<unknown> => {
    if (!(command instanceof BatchGetCommand)) return store.db.send(command as never);
    return { Responses: {}, UnprocessedKeys: command.input.RequestItems };
  };
  const db = Object.assign(Object.create(store.db) as Store['db'], { send: leavesAllOut });
  const busy: Store = { ...store, db, deadlineMs: Date.now() + 50 };
  await expect(admission(intake, LIMITS)(busy, id, key.public_key, START)).rejects.toThrow(
    'left 2 of the items to read until the deadline',
  );
});
