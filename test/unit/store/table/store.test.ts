import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { keyOfProject } from '../../../../shared/store/table/item-keys.ts';
import { readItem } from '../../../../shared/store/table/read.ts';
import { openStore, storeWithin } from '../../../../shared/store/table/store.ts';

it('a call to a table that does not answer is aborted before the time of its request is over', async () => {
  const server = createServer(() => undefined);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const store = openStore({ table: 't' }, { endpoint, region: 'local', credentials });
  await expect(readItem(storeWithin(store, 600), keyOfProject(1))).rejects.toThrow(
    expect.objectContaining({ name: 'AbortError' }),
  );
});

it('nothing is tried again in the last two seconds of a request', () => {
  const now = Date.now();
  const { deadlineMs } = storeWithin(openStore({ table: 't' }, { region: 'local' }), 15_000);
  expect(deadlineMs).toBeGreaterThanOrEqual(now + 13_000);
  expect(deadlineMs).toBeLessThanOrEqual(Date.now() + 13_000);
});
