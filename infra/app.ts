import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import { bundle } from './bundle.ts';
import { readContext } from './context.ts';
import { reportingUserErrors } from './user-error.ts';
import { TenantStack } from './tenant-stack.ts';
import { refuseOptionsOutsideTenants, selectTenants } from './tenants.ts';

/**
 * One stack per tenant, `Glet-<tenant>`. The tenants are those of the context key `tenants` in cdk.json:
 *
 *     "tenants": { "default": {}, "acme": { "alarmEmail": "ops@acme.example" } }
 *
 * `-c tenant=acme` takes that one alone; a tenant that is not listed gets the defaults. Without it all that are listed are
 * synthesized side by side, and CDK asks which stack is meant (`cdk deploy Glet-acme`, or `--all`).
 *
 * Runs under the CDK CLI and by itself (`node infra/app.ts`, with `CDK_OUTDIR` and `CDK_CONTEXT_JSON`): cdk.json is read
 * here, for only the CLI would pass its context on. `CDK_VALIDATION=false` leaves out CDK's validation of the template,
 * which takes as long as everything else.
 */
function main(): void {
  // analyticsReporting would put a list of the constructs into each template.
  const app = new App({ context: readContext(), analyticsReporting: false });
  refuseOptionsOutsideTenants((key) => app.node.tryGetContext(key));
  const tenants = selectTenants({
    tenants: app.node.tryGetContext('tenants'),
    tenant: app.node.tryGetContext('tenant'),
  });

  const bundles = mkdtempSync(join(tmpdir(), 'glet-bundles-'));
  try {
    bundle(bundles);
    for (const tenant of tenants) new TenantStack(app, tenant, bundles);
  } finally {
    rmSync(bundles, { recursive: true });
  }
  app.synth();
}

reportingUserErrors(main);
