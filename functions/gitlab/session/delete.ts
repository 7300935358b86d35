import { deleteSession } from '../../../shared/api/gitlab/session.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { signOut } from '../../../shared/services/sessions/sign-out.ts';

export const handler = endpoint(deleteSession, async ({ store, sessionSecrets }) => signOut(store, sessionSecrets));
