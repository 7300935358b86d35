import { Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/**
 * Rules of cdk-nag that do not hold below a construct, each with the reason why that is right. The packs run in
 * `test/infra`; `AwsSolutions-APIG2` belongs to the pack `AwsSolutions`.
 */
export function acknowledge(scope: IConstruct, reasons: Readonly<Record<`${string}-${string}`, string>>): void {
  const rules = Object.entries(reasons).map(([rule, reason]) => ({
    id: `${rule.slice(0, rule.indexOf('-'))}::${rule}`,
    reason,
  }));
  Validations.of(scope).acknowledge(...rules);
}
