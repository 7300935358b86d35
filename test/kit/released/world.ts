import { beginPersonSession } from '../../../shared/domain/session.ts';
import type { JsonObject } from '../../../shared/ingest/event/error-event.ts';
import { marshall } from '@aws-sdk/util-dynamodb';
import { keyOfSession, keyOfSignInProvider } from '../../../shared/store/table/item-keys.ts';
import { lambdaContext } from '../gateway-event.ts';
import type { Handlers } from '../metering/handlers.ts';
import {
  makeSource,
  newEvent,
  requestOf,
  summaryOf,
  type MeteredProject,
  type Source,
} from '../metering/sent-events.ts';
import type { EngineTable } from '../metering/table.ts';
import type { Asked } from './reads.ts';

const TOKEN = { name: 'build', scopes: ['api'], access_level: 50 };
const ISSUER = 'https://id.example';

/** What is in a table that was used: items of every kind, and requests that read them. */
export interface World {
  asked: Asked;
  /** The project's events are sent with it. */
  source: Source;
}

/**
 * Fills a table with what a small tenant has.
 * @param pass lets so many minutes pass.
 */
export async function fillWorld(api: Handlers, table: EngineTable, pass: (minutes: number) => void): Promise<World> {
  const project = (await api.call('createProject', {
    json: { name: 'Web shop', namespace_path: 'shops/web' },
  })) as MeteredProject;
  await api.call('createProject', { json: { path: 'empty' } });
  const path = { id: project.id, organization: project.namespace.id, project: project.id };
  const source = await makeSource(api, project);
  const { token, id: token_id } = (await api.call('createAccessToken', { path, json: TOKEN })) as {
    token: string;
    id: number;
  };
  await api.call('createRelease', { path, json: { version: 'shop@1.0.0', dateReleased: '2026-11-20T10:00:00Z' } });

  const send = async (group: string, more: JsonObject): Promise<{ error_id: number; event_id: string }> => {
    pass(7);
    const event = { ...newEvent(1_000, group), ...more };
    await api.call('postEnvelope', requestOf(source, event));
    const summary = summaryOf(source, event);
    await api.count([summary]);
    return summary;
  };
  const resolved = await send('resolved', { release: 'shop@1.0.0' });
  const ignored = await send('ignored', { level: 'warning', environment: 'staging' });
  // More than an error keeps to itself, one of them from the day before.
  const ofOld = (number: number): JsonObject => ({
    release: `shop@1.${number % 3}.0`,
    environment: 'production',
    user: { id: `user-${number % 5}` },
    ...(number === 4 && { timestamp: Date.now() / 1000 - 86_400 }),
  });
  let last = await send('old', ofOld(0));
  for (let number = 1; number < 18; number++) last = await send('old', ofOld(number));
  await send('young', {});
  const together = Array.from({ length: 10 }, () => newEvent(1_000, 'together'));
  for (const event of together) await api.call('postEnvelope', requestOf(source, event));
  await api.count(together.map((event) => summaryOf(source, event)));
  await refuse(api, source);
  // The two latest days are in the error, and closed ones beside it.
  pass(3 * 24 * 60);
  last = await send('old', ofOld(18));
  pass(1);
  const ofRelease = { ...path, version: 'shop@1.0.0' };
  await api.call('updateRelease', { path: ofRelease, json: { commits: [{ id: 'a'.repeat(40), message: 'First' }] } });
  await api.call('createDeploy', { path: ofRelease, json: { environment: 'production' } });
  await api.call('updateIssue', {
    path: { issue: resolved.error_id },
    json: { status: 'resolved', statusDetails: { inRelease: 'shop@1.0.0' } },
  });
  await api.call('updateError', { path: { ...path, error_id: ignored.error_id }, json: { status: 'ignored' } });
  await api.call('linkIssue', { path: { issue: last.error_id }, json: { issue_id: 12 } });

  const { error_id, event_id } = last;
  const asked = { ...ofRelease, token_id, error_id, event_id, issue: error_id, event: event_id, tag: 'environment' };
  return {
    asked: { path: asked, namespace: project.namespace.id, token, session: await putPerson(table) },
    source,
  };
}

/** Sends what is no event, which the project notes. */
async function refuse(api: Handlers, source: Source): Promise<void> {
  const { path, sent } = requestOf(source, {});
  const parts = { ...(path && { path }), sent: { ...sent!, bytes: Buffer.from('{}\n{"type":"event"}\n[') } };
  const { statusCode } = await (await api.handler('postEnvelope'))(api.event('postEnvelope', parts), lambdaContext());
  if (statusCode !== 400) throw new Error(`what is no event was answered ${statusCode}`);
}

/** A person who has signed in, past the provider. @returns the secret of the session */
async function putPerson({ call, name }: EngineTable): Promise<string> {
  const created_at = new Date().toISOString();
  const person = { kind: 'person', id: 77, issuer: ISSUER, subject: 'ada', name: 'Ada', created_at } as const;
  const { session, secret } = beginPersonSession(person, { groups: ['staff'] }, new Date());
  const provider = {
    issuer: ISSUER,
    name: 'Example',
    client_id: 'glet',
    client_secret: null,
    scopes: ['openid'],
    allow_private: false,
    grants: [{ claim: 'groups', value: 'staff', project: '*', level: 20 }],
    created_at,
    revision: 1,
  };
  const items = [
    { ...session, ...keyOfSession(session.digest) },
    { ...provider, ...keyOfSignInProvider(ISSUER) },
  ];
  for (const item of items) await call('PutItem', { TableName: name, Item: marshall(item) });
  return secret;
}
