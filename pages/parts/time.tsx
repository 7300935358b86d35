import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { briefTime, momentOf, relativeTime, timeForms } from '../text/time-words.ts';
import { useNow } from './clock.ts';
import { CopyButton } from './copy-button.tsx';
import { placeBelow } from './place-below.ts';

interface TimeProps {
  at: string | number | null | undefined;
  /** `2 min` in place of `2 minutes ago`, for rows. */
  isBrief?: boolean;
  /** Cannot be pressed: inside of a link or a button. Its title says the rest. */
  isPlain?: boolean;
}

/** A moment: how long ago; pressed, it says the local time, UTC and seconds since 1970. */
export function Time({ at, isBrief = false, isPlain = false }: TimeProps) {
  const now = useNow();
  const moment = momentOf(at);
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (moment === null) return <span class="muted">never</span>;
  const { local, utc } = timeForms(moment);
  const words = (
    <time dateTime={utc} title={`${local} · ${utc}`}>
      {(isBrief ? briefTime : relativeTime)(moment, now)}
    </time>
  );
  if (isPlain) return words;
  return (
    <>
      <button
        ref={button}
        type="button"
        class="link-button time"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {words}
      </button>
      {isOpen && <TimePopover moment={moment} anchor={button.current!} onClose={() => setOpen(false)} />}
    </>
  );
}

function TimePopover({ moment, anchor, onClose }: { moment: Date; anchor: HTMLElement; onClose: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current!.showPopover();
    placeBelow(box.current!, anchor);
  }, []);
  const { local, utc, epoch } = timeForms(moment);
  const forms = [
    ['Local', local],
    ['UTC', utc],
    ['Epoch', epoch],
  ] as const;
  return (
    <div ref={box} popover="auto" class="popover" onToggle={(event) => event.newState === 'closed' && onClose()}>
      <dl class="facts">
        {forms.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {text} <CopyButton text={text} label={`Copy ${name}`} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
