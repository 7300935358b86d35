import { usePages } from '../api/use-pages.ts';
import { Again } from '../parts/again.tsx';
import { Card } from '../parts/card.tsx';
import { MoreRows } from '../parts/more-rows.tsx';
import { Empty, Refused, Skeleton } from '../parts/states.tsx';
import { MessageRow } from './message-row.tsx';

/** As often as it is looked for newer messages, milliseconds. */
const POLL_MS = 15_000;

/** What was told, to whom, and what became of it: the newest first, after what waits. */
export function History({ project }: { project: string }) {
  const list = usePages('listAlerts', { id: project }, { poll: POLL_MS });
  return (
    <>
      <Card title="Messages" isPadded={false}>
        {list.isFirst && <Skeleton rows={4} height={4} />}
        {list.error && <Refused error={list.error} />}
        {list.data && list.rows.length === 0 && list.next === null && (
          <Empty title="Nothing was told yet">
            <p class="muted">Each message that is sent, waits or fails is listed here.</p>
          </Empty>
        )}
        <Again isAgain={list.isAgain}>
          <ul class="settings-rows">
            {list.rows.map((message) => (
              <MessageRow key={message.id ?? `held ${message.destination.id}`} project={project} message={message} />
            ))}
          </ul>
        </Again>
      </Card>
      <MoreRows list={list} text="More messages" />
    </>
  );
}
