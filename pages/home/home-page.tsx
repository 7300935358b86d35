import { usePages } from '../api/use-pages.ts';
import { Link } from '../navigation/link.tsx';
import { useQueryState } from '../navigation/use-query-state.ts';
import { Again } from '../parts/again.tsx';
import { MoreRows } from '../parts/more-rows.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { Refused, Skeleton } from '../parts/states.tsx';
import { useSession } from '../session/use-session.ts';
import { homeSent } from './home-view.ts';
import { HomeNews } from './home-news.tsx';
import { NoProjects } from './no-projects.tsx';
import { ProjectCard } from './project-card.tsx';

/** How often it is looked at again, milliseconds: it asks for much. */
const POLL_MS = 60_000;

/** The projects that somebody may see, how each does, and what is new in them. */
export function HomePage() {
  const [{ q }, setQuery] = useQueryState({ q: '' });
  const list = usePages('listProjectSummaries', homeSent(q), { poll: POLL_MS });
  const session = useSession();
  const isAdmin = session?.kind === 'admin';
  const { data, rows } = list;
  return (
    <div class="page stack home">
      <PageHeading
        title="Projects"
        actions={
          <>
            <SearchField
              label="Find a project"
              value={q}
              onChange={(value) => setQuery({ q: value }, true)}
              group="Projects"
            />
            {isAdmin && (
              <Link class="button button-primary" to={{ page: 'new-project' }}>
                New project
              </Link>
            )}
          </>
        }
      />
      {list.isFirst && <Skeleton rows={3} height={8} />}
      {list.error && <Refused error={list.error} />}
      <Again isAgain={list.isAgain}>
        {data?.length === 0 && <NoProjects isSearch={q !== ''} session={session} />}
        <ul class="cards">
          {rows.map((project) => (
            <ProjectCard key={project.id} project={project} />
          ))}
        </ul>
      </Again>
      <MoreRows list={list} text="More projects" />
      {rows.length > 0 && <HomeNews projects={rows} />}
    </div>
  );
}
