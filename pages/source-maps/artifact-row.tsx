import { useState } from 'preact/hooks';
import { call } from '../api/call.ts';
import { invalidate } from '../api/resources.ts';
import type { DataOf } from '../api/types.ts';
import { Link } from '../navigation/link.tsx';
import { Badge } from '../parts/badge.tsx';
import { Button } from '../parts/button.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { ForeignLine } from '../parts/foreign-line.tsx';
import { Time } from '../parts/time.tsx';
import { oneLine } from '../text/foreign-text.ts';
import { sizeWords } from '../text/number-words.ts';
import { toasts } from '../toasts/toasts.ts';

interface ArtifactRowProps {
  project: string;
  artifact: DataOf<'listArtifacts'>[number];
  isDeletable: boolean;
}

/** What was built of a source map, or why nothing was. */
export function ArtifactRow({ project, artifact, isDeletable }: ArtifactRowProps) {
  const [isAsked, setAsked] = useState(false);
  const { id, debug_id, release, dist, problem, files } = artifact;
  const name = oneLine(files[0]?.name ?? debug_id ?? id, 100);
  async function remove(): Promise<void> {
    await call('deleteArtifact', { id: project, artifact_id: id });
    invalidate('listArtifacts');
    toasts.add(`Source map ${name} is deleted`);
  }
  return (
    <li aria-label={name}>
      <div class="settings-row">
        <div class="settings-row-what">
          {artifact.state === 'refused' && <Badge tone="bad">refused</Badge>}
          {files.map((file, at) => (
            <p key={at}>
              <Foreign text={file.name} length={300} /> <span class="muted small">{sizeWords(file.bytes)}</span>
            </p>
          ))}
          {problem !== null && (
            <p class="problem">
              <Foreign text={problem} length={1_000} />
            </p>
          )}
          <p class="muted">
            {release === null ? (
              'without a release'
            ) : (
              <>
                release{' '}
                <Link to={{ page: 'errors', project }} query={{ status: 'all', release }}>
                  <ForeignLine text={release} length={120} />
                </Link>
              </>
            )}
            {dist !== null && (
              <>
                {' '}
                (<Foreign text={dist} length={64} />)
              </>
            )}{' '}
            · {debug_id === null ? 'no debug id: found by release and path' : <code>{debug_id}</code>}
          </p>
          <p class="muted small">
            Uploaded <Time at={artifact.created_at} isPlain /> ·{' '}
            {artifact.last_used_at !== null && (
              <>
                last used <Time at={artifact.last_used_at} isPlain /> ·{' '}
              </>
            )}
            expires <Time at={artifact.expires_at} isPlain /> · {sizeWords(artifact.bytes)} kept
          </p>
        </div>
        {isDeletable && (
          <Button kind="danger" onClick={() => setAsked(true)}>
            Delete
          </Button>
        )}
      </div>
      {isAsked && (
        <ConfirmDialog
          title={`Delete source map ${name}?`}
          action="Delete source map"
          onConfirm={remove}
          onClose={() => setAsked(false)}
        >
          <p>
            Events that it was applied to keep their places in the source; later ones stay as they are sent. The same
            upload brings it back.
          </p>
        </ConfirmDialog>
      )}
    </li>
  );
}
