import { readFileSync } from 'node:fs';
import { runNode } from './run-node.ts';

/** The tenant that is served locally. */
const TENANT = 'default';

const PATIENCE_MS = 2000;

export interface SynthesisOptions {
  /** Of the tenant, instead of those in cdk.json; `null`: those. */
  tenantOptions: object | null;
  log: (line: string) => void;
  signal: AbortSignal;
}

/**
 * Synthesizes the stack into a directory, by running the CDK app itself: the CDK command line takes two seconds more. The
 * validation of the template is left to `npm test` and the deployment.
 * @throws Error with what the app said when it fails.
 */
export async function synthesize(directory: string, { tenantOptions, signal, log }: SynthesisOptions): Promise<void> {
  const slow = setTimeout(log, PATIENCE_MS, 'Synthesizing the stack …');
  const options = tenantOptions ?? optionsInCdkJson();
  const context = { tenant: TENANT, tenants: { [TENANT]: options } };
  const env = {
    CDK_OUTDIR: directory,
    CDK_CONTEXT_JSON: JSON.stringify(context),
    CDK_VALIDATION: 'false',
  };
  try {
    await runNode('infra/app.ts', { env, signal });
  } finally {
    clearTimeout(slow);
  }
}

/** Of the tenant, as a deployment has them. What is wrong with them, the app says. */
function optionsInCdkJson(): object {
  const { context = {} } = JSON.parse(readFileSync(new URL('../cdk.json', import.meta.url), 'utf8')) as {
    context?: { tenants?: Record<string, object> };
  };
  return context.tenants?.[TENANT] ?? {};
}
