import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { useFound, useShown } from '../find/find-context.ts';
import { oneLine } from '../text/foreign-text.ts';
import { counted } from '../text/number-words.ts';
import type { Frame } from './event-types.ts';
import type { StackKey } from './frame-ids.ts';
import { originsOf } from './frame-origin.ts';
import { FrameView } from './frame-view.tsx';
import { StackContext } from './stack-context.ts';
import { shownFor, stackView, STEP_FRAMES } from './stack-view.ts';

interface StackProps {
  frames: readonly Frame[];
  stack: StackKey;
}

/** Folded frames of a stack up to this size are in the page, so that the browser's search finds them. */
const MAX_SEARCHABLE_FRAMES = 100;

/** The frames of one stack: what is the application's own stands out, what is foreign is folded. */
export function Frames({ frames, stack }: StackProps) {
  const { which, order, target } = useContext(StackContext);
  const meant = target?.stack === stack ? target.index : null;
  const items = useMemo(() => stackView(frames, { frames: which, order }), [frames, which, order]);
  const [steps, setSteps] = useShown(
    items.map((item) => (item.kind === 'frame' ? frames[item.index] : item.indices.map((index) => frames[index]))),
    STEP_FRAMES,
  );
  const shown = shownFor(items, meant, steps);
  const newestOpen = Math.max(-1, ...items.map((item) => (item.kind === 'frame' && item.isOpen ? item.index : -1)));
  return (
    <ol class="frames">
      {items
        .slice(0, shown)
        .map((item) =>
          item.kind === 'run' ? (
            <FrameRun key={`run ${item.indices[0]}`} frames={frames} stack={stack} indices={item.indices} />
          ) : (
            <FrameView
              key={`${which} ${item.index}`}
              frame={frames[item.index]!}
              stack={stack}
              index={item.index}
              isOpen={item.isOpen}
              hasOpenVars={item.index === newestOpen}
            />
          ),
        )}
      {items.length > shown && (
        <li class="frame-more">
          <button type="button" class="link-button" onClick={() => setSteps(shown + STEP_FRAMES)}>
            Show {Math.min(STEP_FRAMES, items.length - shown)} of {items.length - shown} more
          </button>
        </li>
      )}
    </ol>
  );
}

function FrameRun({ frames, stack, indices }: StackProps & { indices: readonly number[] }) {
  const { target } = useContext(StackContext);
  const place = target?.stack === stack ? indices.indexOf(target.index) : -1;
  const [isOpen, setOpen] = useState(place >= 0);
  const folded = indices.map((index) => frames[index]!);
  const [steps, setSteps] = useShown(folded, STEP_FRAMES);
  useFound(folded, () => setOpen(true));
  useEffect(() => {
    if (place >= 0) setOpen(true);
  }, [place]);
  const origins = originsOf(folded);
  const shown = Math.max(steps, place + 1);
  return (
    <li class="frame-run">
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary class="muted">
          {counted(indices.length, 'frame')}
          {origins !== null && (
            <>
              {' of '}
              <bdi class="foreign">{oneLine(origins, 160)}</bdi>
            </>
          )}
        </summary>
        {(isOpen || frames.length <= MAX_SEARCHABLE_FRAMES) && (
          <ol class="frames">
            {indices.slice(0, shown).map((index) => (
              <FrameView
                key={index}
                frame={frames[index]!}
                stack={stack}
                index={index}
                isOpen={false}
                hasOpenVars={false}
              />
            ))}
            {indices.length > shown && (
              <li class="frame-more">
                <button type="button" class="link-button" onClick={() => setSteps(shown + STEP_FRAMES)}>
                  Show {Math.min(STEP_FRAMES, indices.length - shown)} of {indices.length - shown} more
                </button>
              </li>
            )}
          </ol>
        )}
      </details>
    </li>
  );
}
