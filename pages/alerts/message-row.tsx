import { Link } from '../navigation/link.tsx';
import { Badge } from '../parts/badge.tsx';
import { useNow } from '../parts/clock.ts';
import { Fold } from '../parts/fold.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { ForeignLine } from '../parts/foreign-line.tsx';
import { Time } from '../parts/time.tsx';
import { counted } from '../text/number-words.ts';
import { countWords, plannedWords, TOLD } from './alert-words.ts';
import { Entry } from './entry.tsx';
import { Answer } from './tested.tsx';
import type { Message } from './types.ts';

const TONES = { sent: 'good', retrying: 'warning', failed: 'bad', held: 'plain' } as const;

/** So many errors are named without being asked for. */
const MOST_NAMED = 3;

/** A message to a destination, or what waits for one. */
export function MessageRow({ project, message }: { project: string; message: Message }) {
  const { state, destination, kind, counts, alerts, at, attempts, next_attempt_at, problem, answer } = message;
  const now = useNow();
  const words = kind === 'test' ? 'Test' : countWords(counts);
  const named = (some: Message['alerts']) => (
    <ul>
      {some.map((alert, index) => (
        <NamedAlert key={index} project={project} alert={alert} />
      ))}
    </ul>
  );
  return (
    <Entry label={`${state}: ${words}`}>
      <Badge tone={TONES[state]}>{state}</Badge> <strong>{words}</strong> to{' '}
      <Foreign text={destination.name} length={100} />{' '}
      <span class="muted small">
        <Time at={at} />
        {attempts > 1 && ` · tried ${attempts} times`}
        {next_attempt_at !== null && (
          <>
            {' '}
            · {state === 'held' ? 'to be sent' : 'tried again'} {plannedWords(next_attempt_at, now)}
          </>
        )}
      </span>
      {state !== 'sent' && problem !== null && (
        <p class="problem">
          <Foreign text={problem} length={500} />
        </p>
      )}
      {state !== 'sent' && answer && <Answer text={answer} />}
      {named(alerts.slice(0, MOST_NAMED))}
      {alerts.length > MOST_NAMED && (
        <Fold summary={counted(alerts.length - MOST_NAMED, 'more alert')}>{() => named(alerts.slice(MOST_NAMED))}</Fold>
      )}
    </Entry>
  );
}

function NamedAlert({ project, alert }: { project: string; alert: Message['alerts'][number] }) {
  const { trigger, error_id, title } = alert;
  return (
    <li>
      <span class="muted small">{TOLD[trigger]}</span>{' '}
      {error_id === null ? (
        'the whole project'
      ) : (
        <Link to={{ page: 'error', project, error: String(error_id), event: null }}>
          <ForeignLine text={title || `error ${error_id}`} length={200} />
        </Link>
      )}
    </li>
  );
}
