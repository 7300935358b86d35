import { useResource } from '../api/use-resource.ts';
import { RefusalList } from '../intake/refusal-list.tsx';
import { Card } from '../parts/card.tsx';
import { Refused, Skeleton } from '../parts/states.tsx';

/** What the collector refused last, and why. */
export function RefusalsCard({ project }: { project: string }) {
  const { data, isFirst, error } = useResource('getIntake', { id: project }, { poll: 30_000 });
  return (
    <Card title="Last refused">
      {isFirst && <Skeleton rows={1} height={2} />}
      {error && <Refused error={error} />}
      {data && (
        <div class="stack-small">
          {data.refusals.length > 0 && <RefusalList refusals={data.refusals} />}
          <p class="muted">
            {data.refusals.length === 0
              ? 'No request with a key of this project was refused, as far as is known.'
              : 'The latest of each reason and client key.'}{' '}
            Those without a key of this project are not here, because anybody can send them.
          </p>
        </div>
      )}
    </Card>
  );
}
