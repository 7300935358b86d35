import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import { useFound } from '../find/find-context.ts';
import { Fold } from '../parts/fold.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { ForeignLink } from '../parts/foreign-link.tsx';
import { Icon } from '../parts/icon.tsx';
import { Tree } from '../parts/tree.tsx';
import { oneLine } from '../text/foreign-text.ts';
import { counted } from '../text/number-words.ts';
import { safeLink } from '../text/safe-link.ts';
import type { Frame } from './event-types.ts';
import { frameId, type StackKey } from './frame-ids.ts';
import { nameOf, placeOf, positionOf } from './frame-words.ts';
import { SourceLines } from './source-lines.tsx';
import { StackContext } from './stack-context.ts';
import { isUnmapped } from './unmapped.ts';
import { WhyUnmapped } from './why-unmapped.tsx';

interface FrameViewProps {
  frame: Frame;
  stack: StackKey;
  index: number;
  isOpen: boolean;
  /** Whether its variables are open, too. */
  hasOpenVars: boolean;
}

/** A call: its function and place, and once opened its source and variables. */
export function FrameView({ frame, stack, index, isOpen: isOpenFirst, hasOpenVars }: FrameViewProps) {
  const { target } = useContext(StackContext);
  const isTarget = target?.stack === stack && target.index === index;
  const [isOpen, setOpen] = useState(isOpenFirst || isTarget);
  const ref = useRef<HTMLLIElement>(null);
  const { context, vars, module, package: pack, abs_path, raw } = frame;
  useFound([context, vars, module, pack, abs_path, raw], () => setOpen(true));
  useEffect(() => {
    if (!isTarget) return;
    setOpen(true);
    ref.current!.scrollIntoView({ block: 'center' });
  }, [isTarget]);
  const { directory, file, position } = placeOf(frame);
  return (
    <li
      ref={ref}
      id={frameId(stack, index)}
      class={`frame ${frame.own ? 'is-own' : ''} ${isTarget ? 'is-target' : ''}`}
    >
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <bdi class="frame-name foreign">{oneLine(nameOf(frame), 200)}</bdi>
          <span class="frame-place">
            <span class="frame-directory">
              <bdi class="foreign">{oneLine(directory, 500)}</bdi>
            </span>
            <bdi class="foreign">{oneLine(file, 200)}</bdi>
            {position}
          </span>
        </summary>
        {isOpen && <FrameBody {...{ frame, stack, index, hasOpenVars }} />}
      </details>
    </li>
  );
}

function FrameBody({ frame, stack, index, hasOpenVars }: Omit<FrameViewProps, 'isOpen'>) {
  const { debugIds } = useContext(StackContext);
  const href = frame.source_url === undefined ? null : safeLink(frame.source_url);
  const count = Object.keys(frame.vars ?? {}).length;
  return (
    <>
      {frame.context.length > 0 && <SourceLines frame={frame} label={`Source of ${oneLine(nameOf(frame), 60)}`} />}
      <div class="frame-facts">
        {count > 0 && (
          <Fold summary={counted(count, 'variable')} isOpen={hasOpenVars} has={frame.vars}>
            {() => <Tree value={frame.vars} />}
          </Fold>
        )}
        {frame.raw && <OtherPlace frame={frame} raw={frame.raw} />}
        {isUnmapped(frame, debugIds) && (
          <Fold summary="Why is this not the source?">{() => <WhyUnmapped frame={frame} />}</Fold>
        )}
        <p class="cluster small muted">
          {frame.context.length === 0 && <span>no source lines</span>}
          {frame.module !== null && <Foreign text={frame.module} length={300} />}
          {frame.package !== null && <Foreign text={frame.package} length={300} />}
          {frame.abs_path !== null && frame.abs_path !== frame.filename && <ForeignLink text={frame.abs_path} />}
          {href !== null && (
            <a href={href} target="_blank" rel="noreferrer noopener">
              Repository <Icon name="external" />
            </a>
          )}
          <a class="frame-link" href={`#${frameId(stack, index)}`}>
            Link to this frame
          </a>
        </p>
      </div>
    </>
  );
}

/** Of a mapped frame, the one of its two places that is not shown: as it was sent, or in the source. */
function OtherPlace({ frame, raw }: { frame: Frame; raw: NonNullable<Frame['raw']> }) {
  const { isAsSent } = useContext(StackContext);
  const { function: name, filename, lineno, colno } = raw;
  return (
    <p class="small muted">
      {isAsSent ? 'Original' : 'As sent'}:{' '}
      <code>
        <Foreign text={`${name ?? '?'} ${filename ?? ''}${positionOf(lineno, colno)}`} length={500} />
      </code>
      {frame.debug_id !== undefined && (
        <>
          , debug id{' '}
          <code>
            <Foreign text={frame.debug_id} length={64} />
          </code>
        </>
      )}
    </p>
  );
}
