import { beforeAll, expect, it } from 'vitest';
import { memberOf } from '../../../kit/projects.ts';
import type { Caller } from '../../../kit/request.ts';
import { undecoded } from '../../../kit/sentry-clients/shapes.ts';
import { trackedInSentry } from '../../../kit/sentry-api.ts';

let member: Caller;
let path: string;
beforeAll(async () => {
  const tracked = await trackedInSentry();
  member = await memberOf(tracked.project, { access_level: 20, scopes: ['read_api'] });
  path = `${tracked.at.ofOrganization}/events/validate/`;
});

it('says of each part of a search what is wrong with it', async () => {
  const query: [string, string][] = [
    ['dataset', 'errors'],
    ['field', 'title'],
    ['field', 'stack.filename'],
    ['field', 'project.id'],
    ['orderby', '-timestamp'],
    ['orderby', 'level'],
    ['query', 'level:error nothing:1'],
    ['project', '-1'],
    ['project', '999999'],
    ['environment', 'prod'],
    ['statsPeriod', '14d'],
  ];
  const { status, json } = await member('GET', path, { query });
  expect(status).toBe(200);
  expect(undecoded('MCP checked search', json)).toBeNull();
  const wrong = expect.any(String) as string;
  expect(json).toEqual({
    valid: false,
    projects: [
      { valid: true, error: null },
      { valid: false, error: '999999 is not there.' },
    ],
    dataset: [{ name: 'errors', valid: true, error: null }],
    environment: [{ name: 'prod', valid: true, error: null }],
    field: [
      { name: 'title', valid: true, error: null, attrType: 'string' },
      { name: 'stack.filename', valid: false, error: wrong, attrType: null },
      { name: 'project.id', valid: true, error: null, attrType: 'integer' },
    ],
    orderby: [
      { name: '-timestamp', valid: true, error: null },
      { name: 'level', valid: false, error: wrong },
    ],
    query: {
      valid: false,
      error: expect.stringMatching(/^nothing is not a key/) as string,
      fields: [
        { name: 'level', valid: true, error: null, attrType: 'string' },
        { name: 'nothing', valid: false, error: wrong, attrType: null },
      ],
    },
  });
});

it('finds nothing wrong with what the search takes', async () => {
  const query: [string, string][] = [
    ['field', 'id'],
    ['field', 'count()'],
    ['query', 'level:error'],
  ];
  expect((await member('GET', path, { query })).json).toMatchObject({
    valid: true,
    query: { valid: true, error: null },
  });
  const odd = { query: 'a OR b', statsPeriod: 'soon' };
  expect((await member('GET', path, { query: odd })).json).toMatchObject({
    valid: false,
    query: { valid: false, error: expect.stringMatching(/^OR and/) as string, fields: [] },
  });
});
