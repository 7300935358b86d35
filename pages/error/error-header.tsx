import { Badge, Level } from '../parts/badge.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { Time } from '../parts/time.tsx';
import { mayFrom } from '../session/session.ts';
import { useSession } from '../session/use-session.ts';
import { CopyMenu } from './copy-menu.tsx';
import { MoreMenu } from './more-menu.tsx';
import { SnoozeAction } from '../snooze/snooze-action.tsx';
import { SnoozeBadge } from '../snooze/snooze-badge.tsx';
import { StatusBadge } from './status-badge.tsx';
import { StatusActions } from './status-actions.tsx';
import { isOwn, type ErrorAt, type ShownError, type ShownEvent } from './types.ts';

interface ErrorHeaderProps {
  at: ErrorAt;
  error: ShownError;
  event: ShownEvent | null;
}

/** From this role on errors may be changed. */
const DEVELOPER = 30;

/** What an error is, where it happens, and what can be done with it. */
export function ErrorHeader({ at, error, event }: ErrorHeaderProps) {
  // Until it is known who is signed in, there is room for all of it, so that nothing jumps.
  const isUndecided = useSession() === null;
  const isChangeable = isUndecided || mayFrom(DEVELOPER);
  const isOurs = event === null || isOwn(event);
  const type = error.type === '' ? 'Message' : error.type;
  return (
    <div class="stack-small">
      <PageHeading
        title={type}
        about={at.project}
        actions={
          <div class="cluster" style={{ visibility: isUndecided ? 'hidden' : 'visible' }}>
            {isChangeable && <StatusActions at={at} error={error} />}
            {isChangeable && isOurs && <SnoozeAction project={at.project} error={error} />}
            <CopyMenu at={at} error={error} event={event} />
            {isChangeable && isOurs && <MoreMenu at={at} error={error} />}
          </div>
        }
      >
        <Foreign text={type} length={200} />
      </PageHeading>
      <p class="error-message">
        <Foreign text={error.message === '' ? error.title : error.message} length={400} />
      </p>
      <ErrorMarks error={error} />
    </div>
  );
}

function ErrorMarks({ error }: { error: ShownError }) {
  const { level, status, environments, culprit, regressed_at } = error;
  const isBack = status === 'unresolved' && regressed_at !== null;
  return (
    <p class="cluster error-marks">
      {culprit !== '' && <Foreign class="mono muted" text={culprit} length={200} />}
      <Level level={level} />
      {environments.map((environment) => (
        <Badge key={environment}>
          <Foreign text={environment} length={64} />
        </Badge>
      ))}
      <StatusBadge error={error} />
      <SnoozeBadge snooze={error.snooze} />
      {isBack && (
        <span>
          <Badge tone="warning">came back</Badge> <Time at={regressed_at} />, resolved before that
        </span>
      )}
    </p>
  );
}
