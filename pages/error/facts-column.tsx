import { Card } from '../parts/card.tsx';
import { ChartCard } from './chart-card.tsx';
import { GroupingFold } from './grouping-fold.tsx';
import { JsonLink } from './json-link.tsx';
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
      {!isElsewhere && (
        <Card>
          <GroupingFold event={own} />
          <JsonLink at={at} />
        </Card>
      )}
      {!isElsewhere && <TagShares at={at} />}
    </>
  );
}
