import { expect, it } from 'vitest';
import { clientKeysOf, newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { inSentry } from '../../../kit/sentry-api.ts';

it('makes a key that the project has', async () => {
  const project = await newProject();
  const made = await admin('POST', `${inSentry(project).ofProject}/keys/`, { json: { name: 'Web' } });
  const [key] = await clientKeysOf(project);
  expect(made).toMatchObject({ status: 201, json: { id: key!.public_key, dsn: { public: key!.sentry_dsn } } });
});
