import document from '../../../docs/openapi.json' with { type: 'json' };
import { getOpenapi } from '../../../shared/api/gitlab/openapi.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';

export const handler = endpoint(getOpenapi, async ({ base }) => ({ ...document, servers: [{ url: base }] }));
