import { readFileSync } from 'node:fs';

/**
 * The context of cdk.json: the tenants, and CDK's feature flags. The flags are those that CDK recommended when the stack was
 * made, each written out, because a flag that a newer CDK recommends may replace resources of stacks that are deployed. To
 * take one over, add it there and look at `npm run diff`.
 */
export function readContext(): Record<string, unknown> {
  const { context } = JSON.parse(readFileSync(new URL('../cdk.json', import.meta.url), 'utf8')) as {
    context: Record<string, unknown>;
  };
  return context;
}
