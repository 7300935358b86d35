import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONTRACT, type Contract } from '../../infra/contract.ts';
import type { Grant } from '../../infra/grant.ts';
import type { Endpoint } from '../../shared/api/row.ts';
import { apiOf } from './api-definition.ts';
import { callable, MAX_POLICIES, MAX_POLICY, policySizes } from './invocation-role.ts';
import { read, stackOf, templateOf, type Template } from './synthesis.ts';

/** What is foreseen, with some room. */
const ROWS = 160;
/** CloudFormation takes 500, and what is optional is some twenty more. */
const MAX_RESOURCES = 380;
/** CloudFormation takes a template of 1,000,000 bytes. */
const MAX_TEMPLATE_BYTES = 550_000;
/** API Gateway's quota of resources per API: each beginning of a path is one. */
const MAX_PATHS = 300;

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;
/** Of an endpoint that does as much to the table as any. */
const GRANT = CONTRACT.grants.rotateAccessToken;

/** The contract and before it as many more endpoints as make `rows`, two of them on each path. */
function contractOf(rows: number): Contract {
  const more = Array.from({ length: rows - Object.keys(CONTRACT.endpoints).length }, (_, index): [string, Endpoint] => {
    const path = `/v4/projects/{id}/error_tracking/things_${index >> 1}/{thing_id}/parts` as const;
    const file = `things/verb-${index}` as const;
    const method = METHODS[index % METHODS.length]!;
    return [
      `doThing${index}`,
      {
        method,
        path,
        dialect: 'gitlab',
        scope: 'project',
        function: file,
        summary: 'Do one of the things that are still to come',
        access: { level: 40, refusal: 'forbidden' },
        params: {},
        success: 200,
        response: 'None',
      },
    ];
  });
  const grants = Object.fromEntries(more.map(([name]): [string, Grant] => [name, GRANT]));
  return {
    endpoints: { ...Object.fromEntries(more), ...CONTRACT.endpoints },
    grants: { ...CONTRACT.grants, ...grants },
  };
}

interface Synthesized {
  template: Template;
  resources: number;
  roles: number;
  bytes: number;
  paths: number;
}

function synthesized(contract: Contract): Synthesized {
  const { app } = stackOf('acme', {}, {}, contract);
  const { template, templateFullPath } = app.synth().getStackByName('Glet-acme');
  const synthetic = read(template);
  const paths = Object.keys(apiOf(synthetic).definition['paths'] as object);
  const beginnings = paths.flatMap((path) => path.split('/').map((_, end, all) => all.slice(0, end + 1).join('/')));
  return {
    template: synthetic,
    resources: synthetic.resources.length,
    roles: synthetic.of('AWS::IAM::Role').length,
    bytes: statSync(templateFullPath).size,
    paths: new Set(beginnings).size,
  };
}

const now = synthesized(CONTRACT);

describe(`a contract of ${ROWS} endpoints`, () => {
  const then = synthesized(contractOf(ROWS));

  it('takes two resources for each: a function and its role', () => {
    const more = ROWS - Object.keys(CONTRACT.endpoints).length;
    expect((then.resources - now.resources) / more).toBe(2);
  });

  it('fits into the policies of the role by which API Gateway calls functions, with the longest names', () => {
    const sizes = policySizes(then.template);
    expect(sizes.length).toBeLessThanOrEqual(MAX_POLICIES);
    for (const size of sizes) expect(size).toBeLessThanOrEqual(MAX_POLICY);
  });

  it('leaves each function that is there in its policy, so that none may not be called while a stack is updated', () => {
    const later = callable(then.template);
    expect([...callable(now.template)].filter(([id, policy]) => later.get(id) !== policy)).toEqual([]);
  });

  it('fits into one stack', () => {
    expect(then.resources).toBeLessThanOrEqual(MAX_RESOURCES);
    expect(then.bytes).toBeLessThanOrEqual(MAX_TEMPLATE_BYTES);
    expect(then.paths).toBeLessThanOrEqual(MAX_PATHS);
  });
});

describe('the README says what an account must have', () => {
  const readme = readFileSync('README.md', 'utf8');

  it('of roles, and so for how many tenants one has room', () => {
    const row = /IAM roles of the account.*?may be raised \| (\d+): .*?\*\*(\d+) tenants\*\*/.exec(readme)!;
    expect(row.slice(1).map(Number)).toEqual([now.roles, Math.floor(1_000 / now.roles)]);
  });

  it('of resources, plain and with all that is optional', () => {
    const certificateArn = 'arn:aws:acm:eu-central-1:123456789012:certificate/0a1b2c3d';
    const domain = { name: 'errors.full.example', certificateArn };
    const full = templateOf('full', { domain, alarmEmail: 'ops@full.example' });
    const row = /CloudFormation, resources of a stack \| 500 \| (\d+), with alarms and a domain (\d+)/.exec(readme)!;
    expect(row.slice(1).map(Number)).toEqual([now.resources, full.resources.length]);
  });
});
