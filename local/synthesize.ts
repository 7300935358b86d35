import { runNode } from './run-node.ts';

/** The tenant that is served locally. */
const TENANT = 'default';
const PATIENCE_MS = 2000;

/**
 * Synthesizes the stack into a directory, by running the CDK app itself: the CDK command line takes two seconds more. The
 * validation of the template is left to `npm test` and the deployment.
 * @throws Error with what the app said when it fails.
 */
export async function synthesize(
  directory: string,
  { signal, log }: { signal: AbortSignal; log: (line: string) => void },
): Promise<void> {
  const slow = setTimeout(log, PATIENCE_MS, 'Synthesizing the stack …');
  const env = {
    CDK_OUTDIR: directory,
    CDK_CONTEXT_JSON: JSON.stringify({ tenant: TENANT }),
    CDK_VALIDATION: 'false',
  };
  try {
    await runNode('infra/app.ts', { env, signal });
  } finally {
    clearTimeout(slow);
  }
}
