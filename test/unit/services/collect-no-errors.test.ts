import { expect, it } from 'vitest';
import { useStore } from '../../kit/store.ts';
import { eventId } from '../../kit/unit/summaries.ts';
import { envelope, event, item, send } from './collecting.ts';

const store = useStore();

it('leaves out events that say they are none, and names the first that is one', async () => {
  const transaction = event(1, { type: 'transaction', spans: [] });
  const alone = await send(store, envelope(item(transaction)));
  expect([alone.answer, alone.sent]).toEqual([{}, []]);
  const { answer, sent } = await send(store, envelope(item(transaction), item(event(2))));
  expect([answer, sent]).toEqual([{ id: eventId(2) }, ['PutItemCommand']]);
  const atStore = await send(store, JSON.stringify(transaction), {}, { endpoint: 'store' });
  expect([atStore.answer, atStore.sent]).toEqual([{}, []]);
});
