import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FLAGS } from 'aws-cdk-lib/cx-api';
import { afterAll, describe, expect, it } from 'vitest';
import { readContext } from '../../infra/context.ts';
import { runNode, type Ended } from '../kit/run.ts';

const scratch = mkdtempSync(join(tmpdir(), 'glet-app-test-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Runs `node infra/app.ts` as the local runner does. */
async function synthesize(context: unknown): Promise<Ended & { outdir: string; stacks: string[] }> {
  const outdir = mkdtempSync(join(scratch, 'out-'));
  const variables = { CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify(context), CDK_VALIDATION: 'false' };
  const ran = await runNode(['infra/app.ts'], variables);
  const stacks = readdirSync(outdir).flatMap((file) => /^(.*)\.template\.json$/.exec(file)?.[1] ?? []);
  return { ...ran, outdir, stacks: stacks.toSorted() };
}

describe('node infra/app.ts', () => {
  it('synthesizes the tenants side by side, over the same bundles', async () => {
    const { status, stderr, outdir, stacks } = await synthesize({
      tenants: { acme: { logRetentionDays: 7 }, other: {} },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stacks).toEqual(['Glet-acme', 'Glet-other']);

    const bundles = stacks.map((stack) => {
      const { files } = JSON.parse(readFileSync(join(outdir, `${stack}.assets.json`), 'utf8')) as { files: object };
      return Object.keys(files).filter((hash) => readdirSync(outdir).includes(`asset.${hash}`));
    });
    expect(bundles[0]!.length).toBeGreaterThan(0);
    expect(bundles[0]).toEqual(bundles[1]);
  });

  it('synthesizes the one tenant that is asked for, though cdk.json does not list it', async () => {
    const { status, stacks } = await synthesize({ tenant: 'acme' });
    expect({ status, stacks }).toEqual({ status: 0, stacks: ['Glet-acme'] });
  });

  it('ends with the sentence and nothing else when an option is wrong', async () => {
    const { status, stdout, stderr, stacks } = await synthesize({ tenants: { acme: { logRetentionDays: 8 } } });
    expect({ status, stdout, stacks }).toEqual({ status: 1, stdout: '', stacks: [] });
    expect(stderr).toMatch(/^tenant "acme": option "logRetentionDays" is 8; give one of 1, 3, 5, [\d, ]+\n$/);
  });

  it('ends with a sentence when an option is given on the command line, as with -c domain=', async () => {
    const { status, stdout, stderr, stacks } = await synthesize({ tenant: 'acme', domain: '' });
    expect({ status, stdout, stacks }).toEqual({ status: 1, stdout: '', stacks: [] });
    expect(stderr).toMatch(/^context "domain" is "", which belongs to no tenant; put the option into cdk\.json, .+\n$/);
  });
});

describe("CDK's feature flags", () => {
  const { tenants: _, ...flags } = readContext();

  it('are written out in cdk.json, so that a newer CDK switches on none by itself', () => {
    expect(flags).toMatchObject({ '@aws-cdk/aws-apigateway:disableCloudWatchRole': true });
    expect(Object.keys(flags).filter((name) => !Object.hasOwn(FLAGS, name))).toEqual([]);
  });
});
