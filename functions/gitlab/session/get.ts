import { getSession } from '../../../shared/api/gitlab/session.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { sessionEntity } from '../../../shared/present/gitlab/session.ts';
import { currentSession } from '../../../shared/services/sessions/current-session.ts';

export const handler = endpoint(getSession, async ({ store, session, principal, caller, now }) => {
  const { project } = await currentSession(store, { session, principal, now });
  return sessionEntity(session, principal, caller.kind === 'person' ? caller.rights : [], project);
});
