import { useMemo } from 'preact/hooks';
import { useQueryState } from '../navigation/use-query-state.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { Icon } from '../parts/icon.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { Tree } from '../parts/tree.tsx';
import { counted } from '../text/number-words.ts';
import { downloadText } from './download-text.ts';
import type { ShownEvent } from './event-types.ts';
import { Facts } from './facts.tsx';
import { searchJson } from '../text/json-search.ts';

/** Everything that is stored of an event: as a tree, by search, to copy and to download. */
export function JsonSection({ event, address }: { event: ShownEvent; address: string }) {
  const [{ json }, setQuery] = useQueryState({ json: '' });
  const { payload, event_id } = event;
  const text = (): string => JSON.stringify(payload, null, 2);
  const actions = (
    <>
      <SearchField label="Find in the JSON" value={json} onChange={(value) => setQuery({ json: value }, true)} />
      <CopyButton text={text} label="Copy JSON" />
      <Button kind="quiet" label="Download JSON" onClick={() => downloadText(`${event_id}.json`, text())}>
        <Icon name="download" />
      </Button>
      <a href={address}>Raw</a>
    </>
  );
  return (
    <Card id="json" title="JSON" actions={actions}>
      {json === '' ? <Tree value={payload} levels={1} /> : <Matches payload={payload} text={json} />}
    </Card>
  );
}

function Matches({ payload, text }: { payload: unknown; text: string }) {
  const { found, isAll } = useMemo(() => searchJson(payload, text), [payload, text]);
  return (
    <div class="stack-small">
      <p class="small muted" role="status">
        {found.length === 0 ? (
          <>
            Nothing has <Foreign text={text} length={100} />.
          </>
        ) : (
          `${isAll ? '' : 'The first '}${counted(found.length, 'place')}`
        )}
      </p>
      <Facts facts={found.map(({ path, value }) => [path, value])} />
    </div>
  );
}
