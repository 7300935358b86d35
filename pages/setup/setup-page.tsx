import { useState } from 'preact/hooks';
import { useResource } from '../api/use-resource.ts';
import { useQueryState } from '../navigation/use-query-state.ts';
import type { PageProps } from '../pages.ts';
import { PageHeading } from '../parts/page-heading.tsx';
import { Refused, Skeleton } from '../parts/states.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { DsnField } from './dsn-field.tsx';
import { DsnCard } from './dsn-card.tsx';
import { dsnOf } from './dsn.ts';
import { MissingKey } from './missing-key.tsx';
import { NotTracking } from './not-tracking.tsx';
import { PLATFORM_IDS, platformName, platformOf, snippetOf } from './snippets.ts';
import { Steps } from './steps.tsx';
import { useLatest, WaitForEvent } from './wait-for-event.tsx';
import { WhyNothing } from './why-nothing.tsx';

/** How a program is made to report to a project, until its first event is there. */
export default function SetupPage({ route: { project } }: PageProps<'setup'>) {
  return (
    <div class="page stack" key={project}>
      <PageHeading title="Set up" about={project} />
      <Setup project={project} />
    </div>
  );
}

/** Below Maintainer nobody sees settings and keys, but whoever has a DSN can go on with it. */
function Setup({ project }: { project: string }) {
  const settings = useResource('getSettings', { id: project });
  const keys = useResource('listClientKeys', { id: project, per_page: 100 });
  const [given, setGiven] = useState('');
  const isOff = settings.data !== null && !(settings.data.active && settings.data.integrated);
  const errors = useLatest(project, !settings.isFirst && !isOff && settings.error?.status !== 404);
  // A project whose settings nobody has saved yet has none, but it has a list of keys.
  const isNew = settings.error?.status === 404 && keys.data !== null;
  const refused = [settings.error, keys.error].find((error) => error && error.status !== 403);
  if (settings.isFirst || keys.isFirst) return <Skeleton rows={4} height={8} />;
  if (isNew) return <NotTracking project={project} settings={null} />;
  if (refused) return <Refused error={refused} gone="This project is not there, or you may not see it." />;
  if (settings.data && isOff) return <NotTracking project={project} settings={settings.data} />;
  const key = keys.data?.find(({ active }) => active);
  if (keys.data && key === undefined) return <MissingKey project={project} hasKeys={keys.data.length > 0} />;
  if (errors.isFirst) return <Skeleton rows={4} height={8} />;
  const dsn = key?.sentry_dsn ?? given;
  return (
    <>
      <WaitForEvent project={project} dsn={dsnOf(dsn) && dsn} errors={errors} />
      {keys.data === null && <DsnField value={given} onChange={setGiven} />}
      {dsnOf(dsn) !== null && (
        <div class="columns">
          <Platforms project={project} dsn={dsn} />
          <aside class="stack">
            {key && <DsnCard keyId={key.id} dsn={dsn} />}
            <WhyNothing project={project} keys={keys.data} />
          </aside>
        </div>
      )}
    </>
  );
}

function Platforms({ project, dsn }: { project: string; dsn: string }) {
  const [{ platform }] = useQueryState({ platform: '' });
  const chosen = platformOf(platform);
  const tabs = PLATFORM_IDS.map((id) => ({
    text: platformName(id),
    to: { page: 'setup', project } as const,
    query: { platform: id },
    isCurrent: id === chosen,
  }));
  return (
    <div class="stack">
      <Tabs label="Platform" tabs={tabs} />
      <Steps snippet={snippetOf(chosen, dsn)} name={platformName(chosen)} />
    </div>
  );
}
