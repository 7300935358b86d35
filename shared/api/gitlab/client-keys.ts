import { define } from '../row.ts';

const path = '/v4/projects/{id}/error_tracking/client_keys';
const access = { level: 40, refusal: 'forbidden' } as const;

export const listClientKeys = define({
  method: 'GET',
  path,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/client-keys/list',
  summary: "A project's client keys, ascending by id",
  access,
  params: {
    with_usage: { type: 'boolean', default: false, description: 'Whether each key has its `usage`.' },
  },
  pagination: 'lenient',
  success: 200,
  response: 'ClientKeyInList',
});

export const createClientKey = define({
  method: 'POST',
  path,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/client-keys/create',
  summary: 'Create a client key',
  description: 'Takes no parameters; a body is ignored.',
  access,
  params: {},
  success: 201,
  response: 'ClientKey',
});

export const updateClientKey = define({
  method: 'PUT',
  path: `${path}/{key_id}`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/client-keys/update',
  summary: 'Switch a client key on or off, or limit it',
  access,
  params: {
    active: { type: 'boolean', blank: 'keep', description: 'Whether events with this key are taken.' },
    rate_limit: {
      type: 'rate_limit',
      description: 'At most `count` events in each `window` seconds; `null` for the default of the tenant.',
    },
  },
  atLeastOneOf: ['active', 'rate_limit'],
  success: 200,
  response: 'ClientKeyWithLimit',
});

export const deleteClientKey = define({
  method: 'DELETE',
  path: `${path}/{key_id}`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/client-keys/delete',
  summary: 'Delete a client key',
  description: 'Answers the deleted key.',
  access,
  params: {},
  success: 200,
  response: 'ClientKey',
});
