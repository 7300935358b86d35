import { usePages } from '../api/use-pages.ts';
import { useQueryState } from '../navigation/use-query-state.ts';
import type { PageProps } from '../pages.ts';
import { Again } from '../parts/again.tsx';
import { MoreRows } from '../parts/more-rows.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { Select } from '../parts/select.tsx';
import { Empty, Refused, Skeleton } from '../parts/states.tsx';
import { mayWrite } from '../project-settings/grants.ts';
import { mayFrom } from '../session/session.ts';
import { useSession } from '../session/use-session.ts';
import { ArtifactRow } from './artifact-row.tsx';
import { artifactsSent } from './artifacts-sent.ts';
import { UploadFold } from './upload-fold.tsx';

/** From this level on somebody may delete what was uploaded: Maintainer. */
const LEVEL = 40;

/** The source maps of a project, the latest upload first, and how they come here. */
export default function SourceMapsPage({ route: { project } }: PageProps<'source_maps'>) {
  const [{ q, state }, setQuery] = useQueryState({ q: '', state: '' });
  const session = useSession();
  const list = usePages('listArtifacts', artifactsSent(project, q, state));
  const isSearch = q !== '' || state !== '';
  const isEmpty = list.rows.length === 0 && list.next === null;
  return (
    <div class="page stack settings">
      <PageHeading
        title="Source maps"
        about={project}
        actions={
          <>
            <Select
              label="State"
              value={state}
              options={[
                ['', 'Any state'],
                ['ready', 'Ready'],
                ['refused', 'Refused'],
              ]}
              onChange={(value) => setQuery({ state: value })}
            />
            <SearchField
              label="Release or debug id"
              value={q}
              onChange={(value) => setQuery({ q: value }, true)}
              group="Source maps"
            />
          </>
        }
      />
      {list.isFirst && <Skeleton rows={4} height={6} />}
      {list.error && <Refused error={list.error} gone="This project is not there, or you may not see it." />}
      {list.data && (
        <>
          <Again isAgain={list.isAgain}>
            <div class="card">
              {isEmpty && isSearch && <Empty title="No source map is of this release, debug id or state." />}
              {isEmpty && !isSearch && (
                <Empty title="There is no source map yet.">
                  <p class="muted">
                    With them, stacks of minified scripts show the functions and lines of their source.
                  </p>
                </Empty>
              )}
              <ul class="settings-rows">
                {list.rows.map((artifact) => (
                  <ArtifactRow
                    key={artifact.id}
                    project={project}
                    artifact={artifact}
                    isDeletable={mayFrom(LEVEL) && session !== null && mayWrite(session)}
                  />
                ))}
              </ul>
            </div>
          </Again>
          <MoreRows list={list} text="More source maps" />
          <UploadFold key={String(isEmpty)} project={project} isOpen={isEmpty && !isSearch} />
        </>
      )}
    </div>
  );
}
