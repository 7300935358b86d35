import { usePages } from '../api/use-pages.ts';
import { useQueryState } from '../navigation/use-query-state.ts';
import type { PageProps } from '../pages.ts';
import { Again } from '../parts/again.tsx';
import { MoreRows } from '../parts/more-rows.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { Refused, Skeleton } from '../parts/states.tsx';
import { NoReleases } from './no-releases.tsx';
import { ReleaseList } from './release-list.tsx';
import { releasesSent } from './releases-sent.ts';

/** The releases of a project, the latest first. */
export default function ReleasesPage({ route: { project } }: PageProps<'releases'>) {
  const [{ q }, setQuery] = useQueryState({ q: '' });
  const list = usePages('listProjectReleases', releasesSent(project, q));
  return (
    <div class="page stack">
      <PageHeading
        title="Releases"
        about={project}
        actions={
          <SearchField
            label="Find a release"
            value={q}
            onChange={(value) => setQuery({ q: value }, true)}
            group="Releases"
          />
        }
      />
      {list.isFirst && <Skeleton rows={5} height={8} />}
      {list.error && <Refused error={list.error} gone="This project is not there, or you may not see it." />}
      {list.data && (
        <Again isAgain={list.isAgain}>
          <div class="card">
            {list.rows.length === 0 && list.next === null && <NoReleases isSearch={q !== ''} />}
            <ReleaseList project={project} releases={list.rows} />
          </div>
        </Again>
      )}
      <MoreRows list={list} text="More releases" />
    </div>
  );
}
