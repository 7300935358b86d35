import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Latency } from './latency.ts';
import type { WarmCpu } from './warm-cpu.ts';
import type { WarmMessage } from './warm-process.ts';

const PROCESS = fileURLToPath(new URL('warm-process.ts', import.meta.url));

export async function measureWarm(
  requests: number,
  progress: (done: number) => void,
): Promise<{ cpu: WarmCpu[]; latency: Latency[] }> {
  const child = fork(PROCESS, [String(requests)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  let result: { cpu: WarmCpu[]; latency: Latency[] } | null = null;
  child.on('message', (message: WarmMessage) => {
    if ('done' in message) progress(message.done);
    else result = message;
  });
  await once(child, 'exit');
  if (result === null) throw new Error('the process that measures warm requests failed');
  return result;
}
