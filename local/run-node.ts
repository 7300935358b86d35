import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs one of the project's scripts with this Node and waits for its end.
 * @param script path below the project's directory.
 * @throws Error with what the script said when it fails; AbortError when told to stop.
 */
export async function runNode(
  script: string,
  { args = [], env = {}, signal }: { args?: string[]; env?: Record<string, string>; signal?: AbortSignal },
): Promise<void> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal && { signal, killSignal: 'SIGKILL' as const }),
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`node ${script} failed:\n${said.join('').trim()}`);
}
