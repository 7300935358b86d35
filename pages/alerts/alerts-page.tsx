import { ROWS } from '../api/rows.ts';
import { useResource } from '../api/use-resource.ts';
import { useQueryState } from '../navigation/use-query-state.ts';
// Parts of other pages are in here: in files of their own, shared by both, they would weigh more than all of those pages do.
import '../other-pages.ts';
import type { PageProps } from '../pages.ts';
import { PageHeading } from '../parts/page-heading.tsx';
import { Refused, Skeleton } from '../parts/states.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { mayWrite } from '../project-settings/grants.ts';
import { useMember } from '../project-settings/use-member.ts';
import { mayFrom } from '../session/session.ts';
import { Destinations } from './destinations.tsx';
import { History } from './history.tsx';
import { ALERT_ROWS } from './rows.ts';
import { Rules } from './rules.tsx';

Object.assign(ROWS, ALERT_ROWS);

/** From this level on somebody sees destinations, and changes how alerts are told: Maintainer. */
const LEVEL = 40;

/** As often as it is looked whether a destination fails, milliseconds. */
const POLL_MS = 30_000;

const VIEWS = [
  ['destinations', 'Destinations'],
  ['rules', 'Rules'],
  ['history', 'History'],
] as const;

/** Who is told of errors, when, and what became of it. */
export default function AlertsPage({ route: { project } }: PageProps<'alerts'>) {
  const { member, error } = useMember(project);
  return (
    <div class="page stack settings">
      <PageHeading title="Alerts" about={project} />
      {error !== null && <Refused error={error} gone="This project is not there, or you may not see it." />}
      {error === null && member === null && <Skeleton rows={4} height={6} />}
      {error === null && member !== null && (
        <Views
          key={project}
          project={project}
          isManaged={mayFrom(LEVEL)}
          isWritable={mayFrom(LEVEL) && mayWrite(member.session)}
        />
      )}
    </div>
  );
}

interface ViewsProps {
  project: string;
  /** Whether destinations may be seen. */
  isManaged: boolean;
  isWritable: boolean;
}

function Views({ project, isManaged, isWritable }: ViewsProps) {
  const [{ view: wanted }] = useQueryState({ view: '' });
  const destinations = useResource('listAlertDestinations', isManaged ? { id: project } : null, { poll: POLL_MS });
  const views = VIEWS.slice(isManaged ? 0 : 1);
  const [view] = views.find(([one]) => one === wanted) ?? views[0]!;
  const failing = destinations.data?.filter(({ state }) => state.failing_since !== null).length ?? 0;
  return (
    <>
      <Tabs
        label="Alerts"
        tabs={views.map(([one, text]) => ({
          text: one === 'destinations' && failing > 0 ? `${text}: ${failing} failing` : text,
          to: { page: 'alerts', project },
          query: { view: one === views[0]![0] ? '' : one },
          isCurrent: one === view,
        }))}
      />
      {view === 'destinations' && <Destinations project={project} list={destinations} isWritable={isWritable} />}
      {view === 'rules' && <Rules project={project} destinations={destinations.data} isWritable={isWritable} />}
      {view === 'history' && <History project={project} />}
    </>
  );
}
