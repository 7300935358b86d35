import { useShown } from '../find/find-context.ts';
import { Card } from '../parts/card.tsx';
import { Fold } from '../parts/fold.tsx';
import { oneLine } from '../text/foreign-text.ts';
import { counted } from '../text/number-words.ts';
import { contextTitle, contextWords, sortedContexts } from './context-words.ts';
import type { Details } from './event-types.ts';
import { Facts } from './facts.tsx';

const FIRST_CONTEXTS = 30;
const STEP_CONTEXTS = 100;

/** Where it happened: browser, system, device, and what else was sent. Known ones in words; all fields open. */
export function ContextsSection({ contexts }: { contexts: Details['contexts'] }) {
  const all = sortedContexts(contexts);
  const [shown, setShown] = useShown(all, FIRST_CONTEXTS);
  return (
    <Card id="contexts" title="Contexts">
      <ul>
        {all.slice(0, shown).map(([name, fields]) => (
          <li key={name}>
            <Fold
              has={fields}
              summary={
                <>
                  <bdi class="foreign context-name">{oneLine(contextTitle(name, fields), 80)}</bdi>{' '}
                  <bdi class="foreign muted">
                    {oneLine(contextWords(name, fields), 160) || counted(Object.keys(fields).length, 'field')}
                  </bdi>
                </>
              }
            >
              {() => <Facts facts={Object.entries(fields)} />}
            </Fold>
          </li>
        ))}
      </ul>
      {all.length > shown && (
        <button type="button" class="link-button" onClick={() => setShown(shown + STEP_CONTEXTS)}>
          Show {Math.min(STEP_CONTEXTS, all.length - shown)} of {all.length - shown} more
        </button>
      )}
    </Card>
  );
}
