import { expect, it } from 'vitest';
import { NO_ARTIFACT } from '../../../kit/answers.ts';
import { aScript, bundleOfScripts, objectsOf, upload } from '../../../kit/artifacts.ts';
import { newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { target } from '../../../kit/target.ts';

/** Each artifact has an index and texts. */
const OBJECTS = target.objects === null ? 0 : 2;

it('deletes what was built of a source map with its bytes, and the same upload builds it again', async () => {
  const project = await newProject();
  const [kept, doomed] = [aScript(), aScript()];
  const bundle = bundleOfScripts([doomed]);
  await upload(project, bundleOfScripts([kept]));
  expect(await upload(project, bundle, { version: 'shop@1' })).toMatchObject({ state: 'ok' });
  const idsOf = async () => ((await admin('GET', project.artifacts)).json as { id: string }[]).map(({ id }) => id);
  await expect.poll(idsOf).toEqual([doomed.debugId, kept.debugId]);
  expect(await objectsOf(project)).toHaveLength(2 * OBJECTS);

  const path = `${project.artifacts}/${doomed.debugId!.toUpperCase()}`;
  expect(await admin('DELETE', path)).toMatchObject({ status: 204 });
  await expect.poll(idsOf).toEqual([kept.debugId]);
  expect(await admin('DELETE', path)).toEqual(NO_ARTIFACT);
  await expect.poll(() => objectsOf(project), { timeout: 10_000 }).toHaveLength(OBJECTS);

  expect(await upload(project, bundle, { version: 'shop@1' })).toMatchObject({ state: 'ok' });
  await expect.poll(idsOf).toEqual([doomed.debugId, kept.debugId]);
  expect(await objectsOf(project)).toHaveLength(2 * OBJECTS);

  expect(await admin('DELETE', project.at)).toMatchObject({ status: 202 });
  await expect.poll(() => objectsOf(project), { timeout: 10_000 }).toEqual([]);
});
