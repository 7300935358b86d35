import { useMemo } from 'preact/hooks';
import { useShown } from '../find/find-context.ts';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Fold } from '../parts/fold.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { Select } from '../parts/select.tsx';
import { useSetting } from '../settings/settings.ts';
import { hasMapped, stacksOf } from './as-sent.ts';
import { debugIdsOf } from './debug-ids.ts';
import type { Details, ShownEvent } from './event-types.ts';
import { ExceptionView } from './exception-view.tsx';
import { frameAt } from './frame-ids.ts';
import { Frames } from './frames.tsx';
import { StackContext } from './stack-context.ts';
import { ThreadsView } from './threads-view.tsx';
import { isUnmapped } from './unmapped.ts';
import { useHash } from './use-hash.ts';
import { WhyUnmapped } from './why-unmapped.tsx';

const STEP_EXCEPTIONS = 20;
const MAX_TEXT_CHARACTERS = 50_000;

interface StackSectionProps {
  event: ShownEvent;
  /** Full path of the project. */
  project: string;
  /** The stack as text, as it is copied; without it there is no text mode. */
  text?: (() => string) | undefined;
}

/** Exceptions with their causes, or the stack outside of one, and threads. */
export function StackSection({ event, project, text }: StackSectionProps) {
  const { event_id, platform, details, payload } = event;
  const debugIds = useMemo(() => debugIdsOf(payload), [payload]);
  const [which, setWhich] = useSetting('frames');
  const [order, setOrder] = useSetting('stackOrder');
  const [isText, setText] = useSetting('stackAsText');
  const [isAsSent, setAsSent] = useSetting('stackAsSent');
  const isMapped = hasMapped(details);
  const target = frameAt(useHash());
  const other = which === 'own' ? 'all' : 'own';
  useShortcuts('Event', [
    { keys: 'f', label: other === 'all' ? 'All frames' : 'Own frames', run: () => setWhich(other) },
    ...(isMapped ? [{ keys: 's', label: 'Stack as it was sent', run: () => setAsSent(!isAsSent) }] : []),
    ...(text === undefined ? [] : [{ keys: 't', label: 'Stack as text', run: () => setText(!isText) }]),
  ]);
  const actions = (
    <>
      <Select
        label="Frames"
        value={which}
        options={[
          ['own', 'Own frames'],
          ['all', 'All frames'],
        ]}
        onChange={(value) => setWhich(value === 'all' ? 'all' : 'own')}
      />
      <Select
        label="Order of the stack"
        value={order}
        options={[
          ['newest-first', 'Newest first'],
          ['oldest-first', 'Oldest first'],
        ]}
        onChange={(value) => setOrder(value === 'oldest-first' ? 'oldest-first' : 'newest-first')}
      />
      {isMapped && (
        <Button keys="s" isPressed={isAsSent} onClick={() => setAsSent(!isAsSent)}>
          As sent
        </Button>
      )}
      {text !== undefined && (
        <Button keys="t" isPressed={isText} onClick={() => setText(!isText)}>
          As text
        </Button>
      )}
    </>
  );
  return (
    <StackContext.Provider value={{ project, event: event_id, platform, debugIds, isAsSent, which, order, target }}>
      <Card id="stack" title="Stack" actions={actions} isPadded={false}>
        {isText && text !== undefined ? (
          <pre class="code" tabIndex={0}>
            <Foreign text={text()} length={MAX_TEXT_CHARACTERS} />
          </pre>
        ) : (
          <Stacks details={details} />
        )}
        {stacksOf(details).some((frames) => frames.some((one) => isUnmapped(one, debugIds))) && (
          <div class="exception-note small muted">
            <Fold summary="Some frames are not as in the source. Why?">{() => <WhyUnmapped />}</Fold>
          </div>
        )}
      </Card>
    </StackContext.Provider>
  );
}

function Stacks({ details: { exceptions, stacktrace, threads } }: { details: Details }) {
  const [shown, setShown] = useShown(exceptions, STEP_EXCEPTIONS);
  return (
    <>
      {exceptions.slice(0, shown).map((_, index) => (
        <ExceptionView key={index} exceptions={exceptions} index={index} />
      ))}
      {exceptions.length > shown && (
        <p class="exception-note">
          <button type="button" class="link-button" onClick={() => setShown(shown + STEP_EXCEPTIONS)}>
            Show {Math.min(STEP_EXCEPTIONS, exceptions.length - shown)} of {exceptions.length - shown} more exceptions
          </button>
        </p>
      )}
      {stacktrace.length > 0 && <Frames frames={stacktrace} stack="s" />}
      {threads.length > 0 && <ThreadsView threads={threads} />}
    </>
  );
}
