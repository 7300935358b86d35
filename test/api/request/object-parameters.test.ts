import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../../../cli/openapi-document.ts';
import { alertsOf } from '../../kit/alerts/alerting.ts';
import { newProject, type Project } from '../../kit/projects.ts';
import { admin } from '../../kit/request.ts';

type Schemas = Record<string, { properties: { threshold: object } }>;

const { schemas } = (openApiDocument() as { components: { schemas: Schemas } }).components;
const isDocumented = (request: string) => new Ajv2020().compile(schemas[request]!.properties.threshold);

const COUNTED = { count: 1, minutes: 1 };
const THRESHOLDS: readonly Readonly<Record<string, unknown>>[] = [
  COUNTED,
  ...['error', 'project', 'stack', null].map((of) => ({ ...COUNTED, of })),
  ...['events', 'users', 'tears', null].map((counts) => ({ ...COUNTED, counts })),
  ...[1_000_000, 1_000_001, 0, -1, 1.5, null, true, [1]].map((count) => ({ ...COUNTED, count })),
  ...[1_440, 1_441, 0, -1, 0.5, null, true, {}].map((minutes) => ({ ...COUNTED, minutes })),
  { count: 1 },
  { minutes: 1 },
  { of: 'error', counts: 'events' },
];

let project: Project;
let rule: string;

beforeAll(async () => {
  project = await newProject();
  const json = { name: 'A line', triggers: ['threshold'], threshold: COUNTED };
  const made = await admin('POST', alertsOf(project).rules, { json });
  rule = `${alertsOf(project).rules}/${(made.json as { id: number }).id}`;
});

describe('a threshold is taken where the document says that it may be so, and is refused where it does not', () => {
  it.each(THRESHOLDS)('%j', async (threshold) => {
    const { status } = await admin('PUT', rule, { json: { threshold } });
    expect(status).toBe(isDocumented('UpdateAlertRuleRequest')(threshold) ? 200 : 400);
  });

  it('and so where a rule is made', () => {
    const [making, changing] = ['CreateAlertRuleRequest', 'UpdateAlertRuleRequest'].map((name) => schemas[name]!);
    expect(making!.properties.threshold).toEqual(changing!.properties.threshold);
    expect(making!.properties.threshold).toHaveProperty('properties.minutes.type', 'integer');
  });
});
