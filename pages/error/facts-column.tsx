import { Foreign } from '../parts/foreign.tsx';
import { Card } from '../parts/card.tsx';
import { Time } from '../parts/time.tsx';
import { ChartCard } from './chart-card.tsx';
import { GroupingCard } from './grouping-card.tsx';
import { JsonLinks } from './json-links.tsx';
import { TagShares } from './tag-shares.tsx';
import { isOwn, type ErrorAt, type ShownError, type ShownEvent } from './types.ts';

interface FactsProps {
  at: ErrorAt;
  error: ShownError;
  /** `null` as long as it is not there. */
  event: ShownEvent | null;
}

/** What is known of all events of an error together, and why they are one. */
export function FactsColumn({ at, error, event }: FactsProps) {
  const own = event !== null && isOwn(event) ? event : null;
  const isElsewhere = event !== null && own === null;
  return (
    <>
      <ChartCard at={at} error={error} />
      <SeenCard error={error} />
      {own && <GroupingCard grouping={own.details.grouping} />}
      {!isElsewhere && <JsonLinks at={at} event={own} />}
      {!isElsewhere && <TagShares at={at} />}
    </>
  );
}

function SeenCard({ error }: { error: ShownError }) {
  const { first_seen, first_release, last_seen, last_release, platform, id } = error;
  return (
    <Card title="Seen">
      <dl class="facts">
        <Seen label="First" at={first_seen} release={first_release} />
        <Seen label="Last" at={last_seen} release={last_release} />
        <div>
          <dt>Platform</dt>
          <dd>
            <Foreign text={platform} length={64} />
          </dd>
        </div>
        <div>
          <dt>Id</dt>
          <dd class="mono">{id}</dd>
        </div>
      </dl>
    </Card>
  );
}

function Seen({ label, at, release }: { label: string; at: string | null; release: string | null }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Time at={at} />
        {release !== null && (
          <>
            {' '}
            in <Foreign text={release} length={64} />
          </>
        )}
      </dd>
    </div>
  );
}
