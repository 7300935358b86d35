import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { ENDPOINTS } from '../../../shared/api/index.ts';
import { pathsOf } from '../../../shared/api/paths.ts';
import type { Endpoint } from '../../../shared/api/row.ts';
import { counterexample } from '../../kit/counterexample.ts';
import { memberOf } from '../../kit/projects.ts';
import type { Answer, Caller } from '../../kit/request.ts';
import { trackedInSentry, type TrackedInSentry } from '../../kit/sentry-api.ts';

const rows = Object.values<Endpoint>(ENDPOINTS).filter(({ dialect }) => dialect === 'sentry');
const places = rows.flatMap((row) => pathsOf(row).map((path) => ({ row, path })));

let tracked: TrackedInSentry;
let member: Caller;
beforeAll(async () => {
  tracked = await trackedInSentry();
  member = await memberOf(tracked.project, { access_level: 40 });
});

/** What is wrong with an answer: a fault, or a refusal that is neither one text in `detail` nor lists of texts by names. */
function problemOf({ status, json, text }: Answer): string | null {
  if (status >= 500) return `a fault: ${status} ${text}`;
  // Of an address that API Gateway does not know.
  if (status < 400 || text === '{"error":"404 Not Found"}') return null;
  const values = Object.values(json as object);
  const isDetail = Object.keys(json as object).join() === 'detail' && typeof values[0] === 'string';
  const areLists = values.every(Array.isArray) && values.flat().every((one) => typeof one === 'string');
  return isDetail || areLists ? null : `no refusal of Sentry's: ${status} ${text}`;
}

const at = (path: string, values: Record<string, string>): string => {
  const { organization, slug, errors, events } = { ...tracked, ...tracked.at };
  const own: Record<string, string> = {
    organization,
    project: slug,
    issue: String(errors[0]!.id),
    event: events[0]!.event_id,
    tag: 'level',
    key: 'glet_0',
    version: '1',
  };
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? own[name]!);
};

/** Those whose path names something. */
const naming = places.filter(({ path }) => path.includes('{'));

it.each(naming)('$row.method $path takes no odd names for things', async ({ row: { method }, path }) => {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const odd = ['x'.repeat(9_500), '%00', '%FF', '0', '-1', '9'.repeat(40), "'%22;--", '%2e%2e'];
  const problems: unknown[] = [];
  for (const name of names)
    for (const value of odd) {
      const sent = `${at(path, { [name]: value })}/`;
      problems.push(problemOf(await member(method, sent)));
    }
  expect(problems.filter(Boolean)).toEqual([]);
  // Nothing was taken for something that is there.
  expect(await member('GET', `${at('/0/issues/{issue}', {})}/`)).toMatchObject({ status: 200 });
});

const OF_RELEASES = ['version', 'projects', 'commits', 'refs', 'dateReleased', 'environment', 'statusDetails'];

it('whatever query and body are sent to whichever row, nobody is answered by a fault', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'is:',
      'age:-1h',
      '"',
      '-1',
      '99999999999',
      '',
      'tags[',
      'has:id',
      'id:*',
      'count()',
      'sum(quantity)',
    ),
  );
  const parameters = ['query', 'sort', 'cursor', 'limit', 'per_page', 'statsPeriod', 'start', 'end', 'project', 'id'];
  const queried = [...parameters, 'status', 'interval', 'yAxis', 'field', 'groupBy', 'orderby'];
  const query = fc.array(fc.tuple(fc.constantFrom(...queried), text), { maxLength: 6 });
  const fields = fc.dictionary(
    fc.constantFrom('status', 'isActive', 'name', 'assignedTo', '?id', ...OF_RELEASES),
    fc.jsonValue(),
  );
  const place = fc.constantFrom(...places.filter(({ row }) => row.method !== 'DELETE'));
  const calm = fc.asyncProperty(place, query, fields, async ({ row, path }, sent, json) => {
    const call = row.method === 'GET' ? { query: sent } : { query: sent, json };
    expect(problemOf(await member(row.method, `${at(path, {})}/`, call))).toBeNull();
  });
  expect(await counterexample(calm, 80)).toBeNull();
});
