import { Badge } from '../parts/badge.tsx';
import { Foreign } from '../parts/foreign.tsx';
import type { ShownError } from './types.ts';

/** That an error is not open any more, and which release may bring it back, where only one may. */
export function StatusBadge({ error: { status, resolved_in } }: { error: ShownError }) {
  if (status === 'unresolved') return null;
  const [words, version] = resolved_in?.in_next_release
    ? ['resolved in the next release', resolved_in.version && ` after ${resolved_in.version}`]
    : [status, resolved_in && ` in ${resolved_in.version}`];
  return (
    <span>
      <Badge tone={status === 'resolved' ? 'good' : 'plain'}>{words}</Badge>
      <Foreign text={version ?? ''} length={100} />
    </span>
  );
}
