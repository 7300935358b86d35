import { describe, expect, it } from 'vitest';
import { itemsOf, useStore } from '../../kit/store.ts';
import { newProjectId } from '../../kit/unit/tracked-errors.ts';
import { deliver, instance } from './collecting.ts';

const store = useStore();

/** One second before steps of made-up ids meet. */
const RECEIVED = Date.parse('2026-01-01T00:00:09Z');

const report = (age: number, directive = 'img-src') => ({
  type: 'csp-violation',
  age,
  url: 'https://shop.example/',
  body: { documentURL: 'https://shop.example/', effectiveDirective: directive, blockedURL: 'inline' },
});

function sender() {
  const projectId = newProjectId();
  const { parts } = instance(store);
  const stored = async () =>
    (await itemsOf(store)).filter(({ pk }) => String(pk).startsWith(`EVENT#${projectId}#`)).length;
  const send = async (body: unknown, receivedAt = RECEIVED) => {
    store.sent.length = 0;
    const fields = { endpoint: 'security' as const, receivedAt: new Date(receivedAt) };
    const answer = await deliver(parts, projectId, JSON.stringify(body), fields);
    return { answer, reads: store.sent.filter((name) => name === 'BatchGetItemCommand').length };
  };
  return { send, stored };
}

describe('a batch of reports that is sent again', () => {
  it('is stored once on both sides of a step, and answered alike', async () => {
    const { send, stored } = sender();
    const first = await send([report(2), report(3, 'font-src')]);
    const again = await send([report(60_002), report(60_003, 'font-src')], RECEIVED + 60_000 + 2_000);
    expect(again).toEqual(first);
    expect(again.reads).toBe(1);
    expect(await stored()).toBe(2);
  });

  it('is stored once when it comes several times at once, and an earlier one is there', async () => {
    const { send, stored } = sender();
    await send([report(2)]);
    const late = [2_000, 2_001, 900, 1_100].map((more) => send([report(60_002)], RECEIVED + 60_000 + more));
    const answers = await Promise.all(late);
    expect(new Set(answers.map(({ answer }) => JSON.stringify(answer))).size).toBe(1);
    expect(await stored()).toBe(1);
  });

  it('is stored once when all of it comes at once, in one step', async () => {
    const { send, stored } = sender();
    await Promise.all([1, 2, 3, 4].map((more) => send([report(2)], RECEIVED - 5_000 + more)));
    expect(await stored()).toBe(1);
  });

  it('brings what is new in it', async () => {
    const { send, stored } = sender();
    await send([report(2)]);
    await send([report(20), report(60_002), report(30, 'font-src')], RECEIVED + 60_000 + 2_000);
    expect(await stored()).toBe(3);
  });
});

it('nothing is looked up for what cannot have been sent before', async () => {
  const { send, stored } = sender();
  expect(await send([report(0)])).toMatchObject({ reads: 0 });
  const single = { 'csp-report': { 'effective-directive': 'img-src', 'blocked-uri': 'inline' } };
  expect(await send(single)).toMatchObject({ reads: 0 });
  expect(await stored()).toBe(2);
});

it('one look-up is enough for the most reports that a request may have', async () => {
  const { send, stored } = sender();
  const hundred = Array.from({ length: 100 }, (_, index) => report(index + 1));
  expect(await send(hundred)).toMatchObject({ reads: 1 });
  expect(await send(hundred, RECEIVED + 2_000)).toMatchObject({ reads: 1 });
  expect(await stored()).toBe(100);
});
