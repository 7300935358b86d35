import { expect, it } from 'vitest';
import { aScript, bundleOfScripts, upload } from '../../../kit/artifacts.ts';
import { pagesOf } from '../../../kit/keyset.ts';
import { newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

it('lists what was built of source maps and what could not be, page by page', async () => {
  const project = await newProject();
  expect(await admin('GET', project.artifacts)).toEqual({ status: 200, json: [] });
  const script = aScript({ url: '~/static/app.js' });
  const [broken, nameless] = [aScript({ map: '{}' }), aScript({ debugId: null })];
  expect(await upload(project, bundleOfScripts([script]))).toEqual({ state: 'ok', missingChunks: [], detail: null });
  const release = { version: 'shop@1', dist: 'web' };
  expect(await upload(project, bundleOfScripts([nameless]), release)).toMatchObject({ state: 'ok' });
  const { state, detail } = await upload(project, bundleOfScripts([broken]));
  expect(state).toBe('error');
  const rest = { release: null, dist: null, state: 'ready', problem: null, last_used_at: null };
  const times = { created_at: expect.any(String), expires_at: expect.any(String) };
  const filesOf = ({ url, map, script: code }: typeof script) => [
    { name: `${url}.map`, bytes: map.length },
    { name: url, bytes: code.length },
  ];
  const one = { ...rest, ...times, id: script.debugId, debug_id: script.debugId, files: filesOf(script) };
  const other = { ...rest, ...times, id: expect.any(String), debug_id: null, files: filesOf(nameless) };
  const shown = [
    { ...rest, ...times, id: broken.debugId, debug_id: broken.debugId, files: expect.any(Array), bytes: 0 },
    { ...other, release: 'shop@1', dist: 'web', bytes: expect.any(Number) },
    { ...one, bytes: expect.any(Number) },
  ];
  Object.assign(shown[0]!, { state: 'refused', problem: expect.stringMatching(/\.map: has no mappings/) });
  expect(detail).toContain('.map');
  expect((await pagesOf(project.artifacts, 'per_page=1')).flat()).toEqual(shown);
  for (const [query, wanted] of [
    [{ state: 'refused' }, shown.slice(0, 1)],
    [{ release: 'shop@1' }, shown.slice(1, 2)],
    [{ debug_id: script.debugId!.toUpperCase() }, shown.slice(2)],
    [{ state: 'ready', debug_id: broken.debugId! }, []],
  ] as const)
    expect(await admin('GET', project.artifacts, { query })).toEqual({ status: 200, json: wanted });
  expect(await admin('GET', project.artifacts, { query: { cursor: 'x' } })).toMatchObject({ status: 400 });
});
