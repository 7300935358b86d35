import { Card } from '../parts/card.tsx';
import { Fold } from '../parts/fold.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { sizeWords } from '../text/number-words.ts';
import type { Details } from './event-types.ts';
import { Facts, type Fact } from './facts.tsx';
import { keptSentences } from './kept-words.ts';

/** Of the event itself: who sent it, how it wanted to be grouped, and what of it is not there. */
export function AboutSection({ details }: { details: Details }) {
  const { filtered } = details;
  return (
    <Card id="about" title="About this event">
      <div class="stack-small">
        <Facts facts={factsOf(details)} />
        {keptSentences(details).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {filtered.total > 0 && (
          <Fold
            has={filtered}
            summary={`Where ${filtered.paths.length < filtered.total ? `(the first ${filtered.paths.length})` : ''}`}
          >
            {() => (
              <ul class="mono">
                {filtered.paths.map((path) => (
                  <li key={path}>
                    <Foreign text={path} />
                  </li>
                ))}
              </ul>
            )}
          </Fold>
        )}
      </div>
    </Card>
  );
}

function factsOf({ sdk, message, fingerprint, transaction, logger, dist, server_name, size_bytes }: Details): Fact[] {
  const facts: Fact[] = [
    ['SDK', sdk === null ? null : [sdk.name, sdk.version].filter((part) => part !== null).join(' ')],
    ['Integrations', sdk === null || sdk.integrations.length === 0 ? null : sdk.integrations.join(', ')],
    ['Message', message?.formatted ?? null],
    ['Message template', message !== null && message.template !== message.formatted ? message.template : null],
    ['Transaction', transaction],
    ['Logger', logger],
    ['Server', server_name],
    ['Distribution', dist],
    ['Fingerprint', fingerprint === null ? null : fingerprint.join(' · ')],
    ['Size', size_bytes === 0 ? null : sizeWords(size_bytes)],
  ];
  return facts.filter(([, value]) => value !== null && value !== '');
}
