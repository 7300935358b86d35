import { setImmediate } from 'node:timers/promises';

async function closeShop(): Promise<void> {
  await setImmediate();
  throw new Error('Nobody locked the door');
}

void closeShop();
