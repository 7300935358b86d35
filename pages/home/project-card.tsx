import { Link } from '../navigation/link.tsx';
import { ForeignLine } from '../parts/foreign-line.tsx';
import { RowBars } from '../parts/row-bars.tsx';
import { Time } from '../parts/time.tsx';
import { eventsWords, newsWords, openWords, type Summary } from './home-view.ts';

/** The most news that the API names for a project; there may be more. */
const MOST_NEWS = 5;

/** How a project does: open errors, events hour by hour, what is new. */
export function ProjectCard({ project }: { project: Summary }) {
  const { path_with_namespace: path, frequency, last_seen, unresolved, news } = project;
  const groups = path.split('/');
  const name = groups.pop()!;
  const hasEvents = frequency.some(([, count]) => count > 0);
  return (
    <li class="card card-link">
      <Link class="card-body stack-small" to={{ page: 'errors', project: path }}>
        <span class="home-card-head">
          <span class="card-title">
            <ForeignLine class="muted" text={groups.map((group) => `${group} / `).join('')} />{' '}
            <strong>
              <ForeignLine text={name} />
            </strong>
          </span>
          <span class={unresolved === 0 ? 'home-open muted' : 'home-open'}>
            <strong>{openWords(project)}</strong> open
          </span>
        </span>
        <RowBars series={frequency} width={240} height={32} />
        <span class="home-card-foot muted small">
          <span>{hasEvents ? eventsWords(frequency) : 'No event in 24 hours'}</span>
          {news.length > 0 && (
            <span class="home-news-count">
              {newsWords(news)}
              {news.length === MOST_NEWS && ' or more'}
            </span>
          )}
          <span class="home-last">
            {last_seen === null ? (
              'nothing open'
            ) : (
              <>
                last <Time at={last_seen} isPlain />
              </>
            )}
          </span>
        </span>
      </Link>
    </li>
  );
}
