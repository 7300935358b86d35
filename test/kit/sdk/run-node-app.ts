import { fileURLToPath } from 'node:url';
import { runNode, type Ended } from '../run.ts';

export interface AppRun extends Ended {
  /** The encodings of the requests that it made, on the wire. */
  encodings: string[];
  /** The envelopes of its SDK with the server's answer, `session 200`, `event held back`. */
  envelopes: string[];
}

/** An app of `test/sdk/apps` with `@sentry/node` in it, to its end. */
export async function runNodeApp(name: string, dsn: string): Promise<AppRun> {
  const app = fileURLToPath(new URL(`../../sdk/apps/${name}.ts`, import.meta.url));
  // As Sentry's documentation has it, so that the SDK is there before the app.
  const instrument = new URL('../../sdk/apps/instrument.ts', import.meta.url).href;
  const ended = await runNode(['--import', instrument, app], { SENTRY_DSN: dsn });
  return { ...ended, encodings: told(ended, 'request'), envelopes: told(ended, 'envelope') };
}

function told({ stdout }: Ended, topic: string): string[] {
  const lines = stdout.split('\n').filter((line) => line.startsWith(`${topic}: `));
  return lines.map((line) => line.slice(topic.length + 2));
}

/** What the SDK, which is in debug mode, complains of. */
export function complaintsOf({ stdout, stderr }: Ended): string[] {
  return `${stdout}\n${stderr}`.split('\n').filter((line) => /Sentry Logger \[(warn|error)\]/.test(line));
}
