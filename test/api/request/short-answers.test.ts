import { beforeAll, expect, it } from 'vitest';
import { exceptionOf, newReporter, report, type Reporter } from '../../kit/collector.ts';
import { untilCounted } from '../../kit/errors.ts';
import { admin } from '../../kit/request.ts';
import { target } from '../../kit/target.ts';

let reporter: Reporter;

beforeAll(async () => {
  reporter = await newReporter();
  await report(reporter, exceptionOf('TypeError'), exceptionOf('RangeError'), exceptionOf('SyntaxError'));
  await untilCounted(reporter.project, 3);
});

const read = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(target.base + path, { headers: { 'PRIVATE-TOKEN': target.adminToken, ...headers } });

it('a long list comes in gzip to who accepts it, and is the same', async () => {
  const coded = await read(reporter.project.errors, { 'Accept-Encoding': 'gzip' });
  const plain = await read(reporter.project.errors, { 'Accept-Encoding': 'identity' });
  expect([coded.headers.get('content-encoding'), plain.headers.get('content-encoding')]).toEqual(['gzip', null]);
  expect(await coded.json()).toEqual(await plain.json());
  expect(coded.headers.get('vary')).toBe('Origin, Accept-Encoding');
});

it.each(['', '/counts', '/facets', 'one', 'stats', 'project', 'summaries'])(
  'what is known of %s is not sent again until there is more',
  async (which) => {
    const path = await addressOf(which);
    const first = await read(path);
    const etag = first.headers.get('etag')!;
    await first.arrayBuffer();
    const again = await read(path, { 'If-None-Match': etag });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    expect(again.headers.get('cache-control')).toBe('no-store');
  },
);

it('a list that has changed is sent again', async () => {
  const first = await read(`${reporter.project.errors}/counts`);
  await first.arrayBuffer();
  await report(reporter, exceptionOf('ReferenceError'));
  await untilCounted(reporter.project, 4);
  // By an index, which follows its table.
  await expect
    .poll(async () => {
      const again = await read(`${reporter.project.errors}/counts`, { 'If-None-Match': first.headers.get('etag')! });
      return [again.status, await again.text()];
    })
    .toEqual([200, expect.stringContaining('"unresolved":4') as string]);
});

async function addressOf(which: string): Promise<string> {
  const { errors } = reporter.project;
  if (which === '' || which.startsWith('/')) return errors + which;
  if (which === 'project') return errors.replace(/errors$/, 'stats');
  if (which === 'summaries') return '/v4/error_tracking/projects';
  const [{ id }] = (await admin('GET', errors)).json as [{ id: number }];
  return which === 'one' ? `${errors}/${id}` : `${errors}/${id}/stats`;
}
