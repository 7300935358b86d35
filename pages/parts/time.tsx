import { briefTime, momentOf, relativeTime, timeForms } from '../text/time-words.ts';
import { useNow } from './clock.ts';
import { CopyButton } from './copy-button.tsx';
import { Fact } from './fact.tsx';
import { SaysMore } from './says-more.tsx';

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
  if (moment === null) return <span class="muted">never</span>;
  const { local, utc, epoch } = timeForms(moment);
  const words = (
    <time dateTime={utc} title={`${local} · ${utc}`}>
      {(isBrief ? briefTime : relativeTime)(moment, now)}
    </time>
  );
  if (isPlain) return words;
  const forms = { Local: local, UTC: utc, Epoch: epoch };
  return (
    <SaysMore words={words}>
      {() => (
        <dl class="facts">
          {Object.entries(forms).map(([name, text]) => (
            <Fact key={name} name={name}>
              {text} <CopyButton text={text} label={`Copy ${name}`} />
            </Fact>
          ))}
        </dl>
      )}
    </SaysMore>
  );
}
