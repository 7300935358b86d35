import { useState } from 'preact/hooks';
import { call } from '../api/call.ts';
import { invalidate } from '../api/resources.ts';
import type { Resource } from '../api/use-resource.ts';
import { Again } from '../parts/again.tsx';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Icon } from '../parts/icon.tsx';
import { Empty, Refused, Skeleton } from '../parts/states.tsx';
import { SecretOnce } from '../project-settings/secret-once.tsx';
import { DestinationDialog } from './destination-dialog.tsx';
import { DestinationRow } from './destination-row.tsx';
import { KindChooser } from './kind-chooser.tsx';
import type { Kind } from './kinds.ts';
import type { Test } from './tested.tsx';
import type { Created, Destination } from './types.ts';

interface DestinationsProps {
  project: string;
  list: Resource<readonly Destination[]>;
  isWritable: boolean;
}

/** Who is told of errors. Where nobody is, the first one is made from here. */
export function Destinations({ project, list, isWritable }: DestinationsProps) {
  const [asked, setAsked] = useState<{ kind?: Kind } | null>(null);
  const [issued, setIssued] = useState<{ name: string; token: string } | null>(null);
  const [tests, setTests] = useState<Readonly<Record<number, Test>>>({});
  async function test(id: number): Promise<void> {
    const say = (one: Test): void => setTests((before) => ({ ...before, [id]: one }));
    say('running');
    try {
      const { data } = await call('testAlertDestination', { id: project, destination_id: id });
      say({ tested: data });
    } catch (failure) {
      say({ failure });
    }
    invalidate('listAlertDestinations', 'listAlerts');
  }
  function onCreated({ id, name, signing_secret }: Created): void {
    if (signing_secret !== null) setIssued({ name, token: signing_secret });
    void test(id);
  }
  const isEmpty = list.data?.length === 0;
  return (
    <>
      {issued !== null && <SecretOnce issued={issued} onDone={() => setIssued(null)} />}
      <Card
        title="Destinations"
        isPadded={false}
        actions={
          isWritable &&
          !isEmpty && (
            <Button kind="primary" onClick={() => setAsked({})}>
              <Icon name="plus" /> New destination
            </Button>
          )
        }
      >
        {list.isFirst && <Skeleton rows={3} height={5} />}
        {list.error && <Refused error={list.error} />}
        {isEmpty && (
          <Empty title="Nobody is told of errors yet">
            <p class="muted">
              {isWritable
                ? 'Where should alerts go? They tell of errors that are new or came back, until a rule says otherwise.'
                : 'A maintainer of the project can add a destination.'}
            </p>
            {isWritable && <KindChooser onChoose={(kind) => setAsked({ kind })} />}
          </Empty>
        )}
        <Again isAgain={list.isAgain}>
          <ul class="settings-rows">
            {list.data?.map((destination) => (
              <DestinationRow
                key={destination.id}
                project={project}
                destination={destination}
                isWritable={isWritable}
                test={tests[destination.id]}
                onTest={() => void test(destination.id)}
                onSecret={setIssued}
              />
            ))}
          </ul>
        </Again>
      </Card>
      {asked !== null && (
        <DestinationDialog project={project} kind={asked.kind} onCreated={onCreated} onClose={() => setAsked(null)} />
      )}
    </>
  );
}
