import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SentMessage } from '../../../shared/domain/alerts/alert-message.ts';
import { newMessageId } from '../../../shared/domain/alerts/message-id.ts';
import * as alertMessages from '../../../shared/store/alert-messages.ts';
import { useStore } from '../../kit/store.ts';

const store = useStore();
const NOW = new Date('2026-11-27T12:00:00.000Z');

const message = (projectId: number, id: string, fields: Partial<SentMessage> = {}): SentMessage => ({
  id,
  project_id: projectId,
  destination_id: 2,
  destination_name: 'Hook',
  kind: 'digest',
  state: 'sent',
  at: '2026-11-27T11:00:00.000Z',
  attempted_at: '2026-11-27T11:00:00.000Z',
  attempts: 1,
  next_attempt_at: null,
  status: 200,
  problem: null,
  answer: 'ok',
  counts: { new: 2 },
  alerts: [{ trigger: 'new', error_id: 7, title: 'Error' }],
  expires_at: NOW.getTime() / 1000 + 60,
  ...fields,
});

async function pages(projectId: number, limit: number): Promise<SentMessage[][]> {
  const all: SentMessage[][] = [];
  for (let after: SentMessage | null = null; ; after = all.at(-1)!.at(-1)!) {
    const page = await alertMessages.list(store, projectId, { after, limit, now: NOW });
    if (page.length === 0) return all;
    all.push(page);
  }
}

let projects = 0;

describe('the history of alerts', () => {
  it('has each message once in its pages, the latest first, whatever came at the same moment', async () => {
    const moments = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(moments, fc.integer({ min: 1, max: 7 }), async (made, limit) => {
        const project = ++projects;
        const all = made.map((minute) => message(project, newMessageId(), { at: `2026-11-27T11:0${minute}:00.000Z` }));
        for (const one of all) await alertMessages.put(store, one);
        const listed = (await pages(project, limit)).flat();
        const order = (one: SentMessage): string => `${one.at}#${one.id}`;
        expect(listed).toEqual(all.toSorted((one, other) => (order(one) < order(other) ? 1 : -1)));
      }),
      { numRuns: 20 },
    );
  });

  it('says of a message what became of it last', async () => {
    const project = ++projects;
    await alertMessages.put(store, message(project, 'msg_a', { state: 'retrying', status: 500 }));
    await alertMessages.put(store, message(project, 'msg_a', { attempts: 2 }));
    expect(await pages(project, 10)).toEqual([[message(project, 'msg_a', { attempts: 2 })]]);
  });

  it('leaves out what has expired, and fills its pages with what has not', async () => {
    const project = ++projects;
    for (let minute = 0; minute < 9; minute++) {
      const expires_at = NOW.getTime() / 1000 + (minute % 3 === 0 ? 60 : -60);
      await alertMessages.put(
        store,
        message(project, `msg_${minute}`, { at: `2026-11-27T11:0${minute}:00.000Z`, expires_at }),
      );
    }
    expect((await pages(project, 2)).map((page) => page.map(({ id }) => id))).toEqual([['msg_6', 'msg_3'], ['msg_0']]);
  });
});
