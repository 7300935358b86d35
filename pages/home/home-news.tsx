import { Link } from '../navigation/link.tsx';
import { Badge, Level } from '../parts/badge.tsx';
import { Card } from '../parts/card.tsx';
import { ForeignLine } from '../parts/foreign-line.tsx';
import { Time } from '../parts/time.tsx';
import { counted } from '../text/number-words.ts';
import { newsEverywhere, type NewsOfProject, type Summary } from './home-view.ts';

/** What is new or came back within a day, of all projects together. */
export function HomeNews({ projects }: { projects: readonly Summary[] }) {
  const news = newsEverywhere(projects);
  return (
    <Card title="New and back everywhere (24 h)" isPadded={false}>
      {news.length === 0 ? (
        <p class="card-body muted">Nothing new, and nothing came back.</p>
      ) : (
        <ul class="rows">
          {news.map((one) => (
            <NewsRow key={`${one.project} ${one.error.id}`} {...one} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function NewsRow({ project, news, at, error }: NewsOfProject) {
  const rest = error.type === '' ? '' : error.message;
  return (
    <li>
      <Link class="news-row" to={{ page: 'error', project, error: String(error.id), event: null }}>
        <Level level={error.level} isBar />
        <ForeignLine class="news-project muted" text={project} length={80} />
        <span class="news-title">
          <strong>
            <ForeignLine text={error.type || error.message || error.title || 'Without a message'} />
          </strong>{' '}
          <ForeignLine text={rest} length={300} />
        </span>
        <Badge tone={news === 'new' ? 'accent' : 'warning'}>{news === 'new' ? 'new' : 'came back'}</Badge>
        <span class="news-events muted">{counted(error.count, 'event')}</span>
        <span class="news-time muted">
          <Time at={at} isBrief isPlain />
        </span>
      </Link>
    </li>
  );
}
