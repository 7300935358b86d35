import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type AppProps } from 'aws-cdk-lib/core';
import { afterAll } from 'vitest';
import { CONTRACT, type Contract } from '../../infra/contract.ts';
import { readContext } from '../../infra/context.ts';
import { TenantStack } from '../../infra/tenant-stack.ts';
import { checkedTenant } from '../../infra/tenants.ts';
import { JOBS } from '../../shared/api/jobs.ts';
import { PAGES } from '../../shared/api/pages.ts';
import { CONSUMERS } from '../../shared/api/stream.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- a template's properties are looked into, never built
export type Properties = Record<string, any>;

export interface Resource {
  id: string;
  type: string;
  properties: Properties;
  deletionPolicy: string | undefined;
}

export interface Template {
  resources: Resource[];
  outputs: Record<string, { Value: unknown; Description?: unknown }>;
  text: string;
  of(type: string): Resource[];
  /** The only one of its type. */
  one(type: string): Resource;
  /** The one that is referred to by `Ref` or `Fn::GetAtt`. */
  at(reference: unknown): Resource;
}

/** An empty bundle per function: what is in them is no concern of the template, except that it is there. */
function emptyBundles(directory: string, { endpoints }: Contract): void {
  for (const { function: file } of Object.values({ ...endpoints, ...PAGES, ...CONSUMERS, ...JOBS })) {
    mkdirSync(join(directory, file), { recursive: true });
    writeFileSync(join(directory, file, 'index.mjs'), `// ${file}`);
  }
}

/** A tenant's stack in an app of its own, as `infra/app.ts` makes it, for the file that calls it while it is loaded. */
export function stackOf(
  name: string,
  options: unknown = {},
  props: AppProps = {},
  contract = CONTRACT,
): { app: App; stack: TenantStack } {
  const scratch = mkdtempSync(join(tmpdir(), 'glet-synthesis-test-'));
  afterAll(() => rmSync(scratch, { recursive: true }));
  return stackIn(scratch, name, options, props, contract);
}

function stackIn(
  scratch: string,
  name: string,
  options: unknown,
  props: AppProps,
  contract: Contract,
): { app: App; stack: TenantStack } {
  const bundles = join(scratch, 'bundles');
  emptyBundles(bundles, contract);
  const app = new App({
    context: readContext(),
    analyticsReporting: false,
    builtinCloudFormationValidation: false,
    outdir: join(scratch, 'out'),
    ...props,
  });
  return { app, stack: new TenantStack(app, checkedTenant(name, options), bundles, contract) };
}

/** Templates by what they are made from: the same takes seconds to make, and tests only read it. */
const templates = new Map<string, Template>();

/** The template of a tenant, made once for all files of a worker. It is frozen. */
export function templateOf(name: string, options: unknown = {}): Template {
  const made = JSON.stringify([name, options]);
  const known = templates.get(made);
  if (known !== undefined) return known;
  const scratch = mkdtempSync(join(tmpdir(), 'glet-synthesis-test-'));
  try {
    const { app } = stackIn(scratch, name, options, {}, CONTRACT);
    const template = read(frozen(app.synth().getStackByName(`Glet-${name}`).template as Written));
    templates.set(made, template);
    return template;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

interface Written {
  Resources: Record<string, { Type: string; Properties?: Properties; DeletionPolicy?: string }>;
  Outputs: Template['outputs'];
}

export function read(template: Written): Template {
  const resources = Object.entries(template.Resources).map(([id, { Type, Properties, DeletionPolicy }]) => ({
    id,
    type: Type,
    properties: Properties ?? {},
    deletionPolicy: DeletionPolicy,
  }));
  const of = (type: string) => resources.filter((resource) => resource.type === type);
  return {
    resources,
    outputs: template.Outputs,
    text: JSON.stringify(template),
    of,
    one(type) {
      const found = of(type);
      if (found.length !== 1) throw new Error(`${found.length} of ${type}`);
      return found[0]!;
    },
    at(reference) {
      const { Ref, 'Fn::GetAtt': attribute } = reference as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
      const found = resources.find(({ id }) => id === (Ref ?? attribute?.[0]));
      if (!found) throw new Error(`refers to nothing in the template: ${JSON.stringify(reference)}`);
      return found;
    },
  };
}

/** The function of a row, by the file that the row names. */
export function functionOf(template: Template, file: string): Resource {
  return template
    .of('AWS::Lambda::Function')
    .find(({ properties }) => properties['Environment'].Variables.GLET_FUNCTION === file)!;
}
