import { useEffect } from 'preact/hooks';
import type { ApiError } from '../api/api-error.ts';
import type { DataOf } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { refreshSession, type Session } from '../session/session.ts';
import { useSession } from '../session/use-session.ts';

interface Member {
  project: DataOf<'getProject'>;
  session: Session;
}

/**
 * A project and who looks at it, once both are known. The project is asked for first, by what everybody may who knows it:
 * only then is it known what somebody may.
 */
export function useMember(path: string): { member: Member | null; error: ApiError | null } {
  const { data: project, error } = useResource('getProject', { id: path });
  const session = useSession();
  useEffect(() => {
    if (project !== null && session === null) void refreshSession();
  }, [project, session]);
  return { member: project === null || session === null ? null : { project, session }, error };
}
