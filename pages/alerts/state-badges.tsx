import { Badge } from '../parts/badge.tsx';
import { shortMoment } from '../text/time-words.ts';
import type { Switched } from './entry.tsx';

/** That a rule or a destination is off or muted. */
export function StateBadges({ of: { enabled, muted_until }, isMuted }: { of: Switched; isMuted: boolean }) {
  return (
    <>
      {!enabled && <Badge tone="warning">off</Badge>}{' '}
      {isMuted && <Badge tone="warning">muted until {shortMoment(Date.parse(muted_until!))}</Badge>}
    </>
  );
}
