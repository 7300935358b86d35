import type { ProjectAccessToken } from '../../domain/access-token.ts';
import { NotFound } from '../../domain/refusals.ts';
import { recordId } from '../../domain/ids.ts';
import * as accessTokens from '../../store/access-tokens.ts';
import type { Store } from '../../store/table/store.ts';

/** The token of a project that a path segment names. @throws NotFound */
export async function findAccessToken(store: Store, projectId: number, segment: string): Promise<ProjectAccessToken> {
  const id = recordId(segment);
  const token = id === null ? null : await accessTokens.read(store, projectId, id);
  if (token === null) throw new NotFound('access-token');
  return token;
}
