import { useState } from 'preact/hooks';
import { useResource } from '../api/use-resource.ts';
import { Link } from '../navigation/link.tsx';
import { Again } from '../parts/again.tsx';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Icon } from '../parts/icon.tsx';
import { Banner, Empty, Refused, Skeleton } from '../parts/states.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { RuleRow } from './rule-row.tsx';
import type { Destination } from './types.ts';

interface RulesProps {
  project: string;
  /** `null`: not known, or not for who looks. */
  destinations: readonly Destination[] | null;
  isWritable: boolean;
}

/** When somebody is told of errors. */
export function Rules({ project, destinations, isWritable }: RulesProps) {
  const [isAsked, setAsked] = useState(false);
  const { data, isFirst, isAgain, error } = useResource('listAlertRules', { id: project });
  return (
    <>
      {destinations?.length === 0 && (
        <Banner tone="warning">
          Rules tell nobody as long as there is no destination.{' '}
          <Link to={{ page: 'alerts', project }}>Add a destination</Link>
        </Banner>
      )}
      <Card
        title="Rules"
        isPadded={false}
        actions={
          isWritable && (
            <Button kind="primary" onClick={() => setAsked(true)}>
              <Icon name="plus" /> New rule
            </Button>
          )
        }
      >
        {isFirst && <Skeleton rows={3} height={5} />}
        {error && <Refused error={error} />}
        {data?.length === 0 && <Empty title="No rule: nobody is told of anything." />}
        <Again isAgain={isAgain}>
          <ul class="settings-rows">
            {data?.map((rule) => (
              <RuleRow
                key={rule.id}
                project={project}
                rule={rule}
                destinations={destinations}
                isWritable={isWritable}
              />
            ))}
          </ul>
        </Again>
      </Card>
      {isAsked && <RuleDialog project={project} destinations={destinations ?? []} onClose={() => setAsked(false)} />}
    </>
  );
}
