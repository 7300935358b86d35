import type { AccessLevel, AccessToken, Scope } from '../domain/access-token.ts';
import type { Right } from '../domain/sign-in/grant.ts';

/** The one who makes a request, however that was proved. A token is one way. */
export type Caller =
  /** The tenant's operator: everything in every project. */
  | { kind: 'admin' }
  | {
      kind: 'member';
      /** The access level in each project that the caller belongs to, by the project's id. */
      levels: ReadonlyMap<number, AccessLevel>;
      /** What may be done at all, whatever the level. */
      scopes: readonly Scope[];
    }
  /** Somebody who signed in through a provider. In which projects they have a level follows from the paths of these. */
  | { kind: 'person'; rights: readonly Right[] };

/** Makes the caller that a token stands for. Whether the token is still active is not asked here. */
export function callerOf(token: AccessToken): Caller {
  if (token.kind === 'admin') return { kind: 'admin' };
  return { kind: 'member', levels: new Map([[token.project_id, token.access_level]]), scopes: token.scopes };
}
