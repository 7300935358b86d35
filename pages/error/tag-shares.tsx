import { useState } from 'preact/hooks';
import { useResource } from '../api/use-resource.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Skeleton } from '../parts/states.tsx';
import { counted } from '../text/number-words.ts';
import { TagShare } from './tag-share.tsx';
import type { ErrorAt } from './types.ts';

/** Tags that are shown before more are asked for. */
const SHOWN_TAGS = 8;

/** Which tags the latest events have: is it everybody, or one browser? */
export function TagShares({ at: { project, error } }: { at: ErrorAt }) {
  const sent = { id: project, error_id: error };
  const { data, isFirst, error: refusal } = useResource('getErrorTags', sent, { maxAge: 60_000 });
  const [isAll, setAll] = useState(false);
  const tags = data?.tags ?? [];
  const shown = isAll ? tags : tags.slice(0, SHOWN_TAGS);
  const title = data === null ? 'Tags' : `Tags of the last ${counted(data.sample, 'event')}`;
  return (
    <Card title={title}>
      {isFirst && <Skeleton rows={8} height={2.5} />}
      {refusal && <p class="muted">Not known here.</p>}
      {data !== null && tags.length === 0 && <p class="muted">No tags.</p>}
      <div class="stack">
        {shown.map((tag) => (
          <TagShare key={tag.key} project={project} tag={tag} sample={data!.sample} />
        ))}
        {shown.length < tags.length && (
          <Button onClick={() => setAll(true)}>{counted(tags.length - shown.length, 'more tag')}</Button>
        )}
      </div>
    </Card>
  );
}
