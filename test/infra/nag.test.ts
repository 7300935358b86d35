import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { stackOf } from './synthesis.ts';

interface Violation {
  ruleName: string;
  description: string;
  violatingConstructs: { constructPath: string }[];
  acknowledgedId?: string;
  reason?: string;
}
interface Report {
  pluginReports: { pluginName: string; violations: Violation[]; suppressedViolations?: Violation[] }[];
}

const options = {
  domain: { name: 'errors.acme.example', certificateArn: 'arn:aws:acm:eu-central-1:123456789012:certificate/0a1b' },
  alarmEmail: 'ops@acme.example',
  mail: { from: 'errors@acme.example' },
};

/** What CloudFormation and the packs say of a stack, and what it acknowledges. */
function checked(more: object) {
  const { app, stack } = stackOf('acme', { ...options, ...more }, { builtinCloudFormationValidation: true });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  try {
    app.synth();
  } catch {
    // What is wrong is in the report.
  }
  const { pluginReports } = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8')) as Report;
  const suppressed = pluginReports.flatMap(({ suppressedViolations = [] }) => suppressedViolations);
  const acknowledged = stack.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.keys(data as Record<string, string>));
  return { pluginReports, suppressed, acknowledged };
}

describe.each([
  ['a stack', {}],
  ['a stack whose data go with it', { removalPolicy: 'destroy', deletionProtection: false }],
])('the template of %s', (_, more) => {
  const { pluginReports, suppressed, acknowledged } = checked(more);

  it('breaks no rule of CloudFormation, nor of the packs AwsSolutions and Serverless, but those acknowledged', () => {
    const broken = pluginReports.flatMap(({ violations }) =>
      violations.map(({ ruleName, description, violatingConstructs }) => {
        const where = violatingConstructs.map(({ constructPath }) => constructPath).join(', ');
        return `${ruleName}: ${description} ${where}`;
      }),
    );
    expect(broken).toEqual([]);
    expect(pluginReports.map(({ pluginName }) => pluginName)).toEqual(
      expect.arrayContaining(['AwsSolutions', 'Serverless']),
    );
  });

  it('acknowledges no rule in vain', () => {
    expect(new Set(acknowledged)).toEqual(new Set(suppressed.map(({ acknowledgedId }) => acknowledgedId)));
  });

  it('has a sentence for each rule that it acknowledges', () => {
    for (const { reason } of suppressed) expect(reason).toMatch(/^\S+ .{30,}\.$/);
  });
});
