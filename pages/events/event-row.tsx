import type { DataOf } from '../api/types.ts';
import { Link } from '../navigation/link.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { Time } from '../parts/time.tsx';
import { userName } from './user-name.ts';

/** One event in the list; its id leads to it. */
export function EventRow({ project, event }: { project: string; event: DataOf<'listEvents'>[number] }) {
  const { event_id, error_id, timestamp, title, release, environment, user } = event;
  return (
    <li class="event-row">
      <span>
        <Time at={timestamp} />
      </span>
      <span>
        <Link to={{ page: 'error', project, error: String(error_id), event: event_id }} title={event_id}>
          <code>{event_id.slice(0, 8)}</code>
        </Link>
      </span>
      <Cell name="Message" text={title} />
      <Cell name="Release" text={release} />
      <Cell name="Environment" text={environment} />
      <Cell name="User" text={userName(user)} />
    </li>
  );
}

function Cell({ name, text }: { name: string; text: string | null }) {
  if (text === null) return <span class="muted event-cell-empty">–</span>;
  return (
    <span>
      <span class="visually-hidden">{name}: </span>
      <Foreign text={text} length={120} />
    </span>
  );
}
