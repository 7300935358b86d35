import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bundle } from '../../infra/bundle.ts';
import type { Grant } from '../../infra/grant.ts';
import { GRANTS } from '../../infra/grants.ts';
import { ENDPOINTS } from '../../shared/api/index.ts';
import { JOBS, type JobName } from '../../shared/api/jobs.ts';
import { CONSUMERS } from '../../shared/api/stream.ts';
import { runNode } from '../kit/run.ts';
import { FUNCTION_SURROUNDINGS } from './function-surroundings.ts';

const rows = { ...ENDPOINTS, ...CONSUMERS, ...JOBS };

/** Functions that have others run, and which, but for themselves. */
const having = Object.entries<Grant>(GRANTS).flatMap(([name, { starts = [], schedules = [] }]) => {
  const jobs = [...new Set([...starts, ...schedules])].filter((job) => job !== name);
  return jobs.length === 0 ? [] : [{ file: rows[name as JobName].function, jobs }];
});

const directory = mkdtempSync(join(tmpdir(), 'glet-job-bundle-test-'));
afterAll(() => rmSync(directory, { recursive: true }));
bundle(
  directory,
  having.map(({ file }) => file),
);

/** Loads a function that is told of these jobs alone. @returns what it says of that */
async function loaded(file: string, jobs: readonly JobName[]): Promise<string> {
  const GLET_JOBS = JSON.stringify(Object.fromEntries(jobs.map((job) => [job, `arn:of:${job}`])));
  const script = `console.log(await import(${JSON.stringify(join(directory, file, 'index.mjs'))}).then(() => 'fine', String))`;
  const surroundings = { ...FUNCTION_SURROUNDINGS, GLET_JOBS };
  return (await runNode(['--input-type=module', '--eval', script], surroundings)).stdout.trim();
}

describe.each(having)('$file', ({ file, jobs }) => {
  it('asks for no job but those of its grant', async () => {
    expect(await loaded(file, jobs)).toBe('fine');
  });

  it.each(jobs)('asks for the job %s of its grant, and says so at once when it is missing', async (job) => {
    const others = jobs.filter((one) => one !== job);
    const sentence = `Error: missing in GLET_JOBS of the function's environment: ${job}`;
    expect(await loaded(file, others)).toBe(sentence);
  });
});
