import { expect, it } from 'vitest';
import { clientKeysOf, enable, newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { inSentry } from '../../../kit/sentry-api.ts';

it('has the DSNs that SDKs are given', async () => {
  const project = await newProject();
  await enable(project);
  const [key] = await clientKeysOf(project);
  const { id, public_key, sentry_dsn } = key!;
  expect(await admin('GET', `${inSentry(project).ofProject}/keys/`)).toEqual({
    status: 200,
    json: [
      {
        id: public_key,
        name: `Client key ${id}`,
        label: `Client key ${id}`,
        public: public_key,
        secret: null,
        projectId: project.id,
        isActive: true,
        rateLimit: null,
        dsn: { public: sentry_dsn, secret: '', csp: '', security: '', minidump: '', unreal: '', cdn: '' },
        dateCreated: expect.stringMatching(/Z$/) as string,
      },
    ],
  });
});
