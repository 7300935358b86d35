import { expect, it } from 'vitest';
import { newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { inSentry } from '../../../kit/sentry-api.ts';

it('lists the latest twenty, the newest first, in the order in which they were finished', async () => {
  const { ofProject } = inSentry(await newProject());
  await admin('POST', `${ofProject}/releases/`, { json: { version: '1' } });
  const path = `${ofProject}/releases/1/deploys/`;
  for (let day = 22; day >= 1; day--) {
    const dateFinished = `2026-10-${String(day).padStart(2, '0')}T12:00:00Z`;
    await admin('POST', path, { json: { environment: `e${day}`, dateFinished } });
  }
  const { json } = await admin('GET', path);
  const environments = (json as { environment: string }[]).map(({ environment }) => environment);
  expect(environments).toEqual(Array.from({ length: 20 }, (_, at) => `e${22 - at}`));
});
