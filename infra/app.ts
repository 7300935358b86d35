import { App } from 'aws-cdk-lib/core';
import { readFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { bundleFunctions } from './bundle.ts';
import { TenantStack } from './tenant-stack.ts';

const app = new App({
  context: JSON.parse(readFileSync(new URL('../cdk.json', import.meta.url), 'utf8')).context,
  analyticsReporting: false,
});
const bundles = mkdtempSync(tmpdir() + '/glet-');
bundleFunctions(bundles);
const selected = app.node.tryGetContext('tenant') as string | undefined;
for (const name of selected ? [selected] : Object.keys(app.node.tryGetContext('tenants')))
  new TenantStack(app, name, bundles);
app.synth();
