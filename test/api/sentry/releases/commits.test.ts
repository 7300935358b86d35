import { expect, it } from 'vitest';
import { newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { inSentry, NO_RESOURCE } from '../../../kit/sentry-api.ts';

it('lists what is known of each commit', async () => {
  const { ofProject } = inSentry(await newProject());
  const commits = [
    { id: 'b', message: 'a\0b', timestamp: 'never', author_email: 7 },
    { id: 'a', author_name: 'Ada' },
  ];
  await admin('POST', `${ofProject}/releases/`, { json: { version: '1', commits } });
  expect(await admin('GET', `${ofProject}/releases/1/commits/`)).toMatchObject({
    status: 200,
    json: [
      { id: 'b', message: 'ab', dateCreated: null, author: null, repository: null },
      { id: 'a', message: null, dateCreated: null, author: { name: 'Ada', email: '' }, repository: null },
    ],
  });
  expect(await admin('GET', `${ofProject}/releases/2/commits/`)).toEqual(NO_RESOURCE);
});
