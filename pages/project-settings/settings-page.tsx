import type { PageProps } from '../pages.ts';
import { PageHeading } from '../parts/page-heading.tsx';
import { Banner, Empty, Refused, Skeleton } from '../parts/states.tsx';
import { Tabs } from '../parts/tabs.tsx';
import type { SettingsSection } from '../routes.ts';
import { mayFrom, roleOf } from '../session/session.ts';
import { AccessTokens } from './access-tokens.tsx';
import { ClientKeys } from './client-keys.tsx';
import { GeneralSettings } from './general-settings.tsx';
import { mayWrite } from './grants.ts';
import { useMember } from './use-member.ts';

/** What every endpoint of the settings asks for: Maintainer. */
const LEVEL = 40;

const SECTIONS: readonly (readonly [SettingsSection, string])[] = [
  ['error_tracking', 'Project'],
  ['keys', 'Client keys'],
  ['access_tokens', 'Access tokens'],
];

/** How a project tracks errors, and who may send and read them. */
export default function SettingsPage({ route: { project, section } }: PageProps<'settings'>) {
  return (
    <div class="page stack settings">
      <PageHeading title="Settings" about={project} />
      <Tabs
        label="Settings"
        tabs={SECTIONS.map(([one, text]) => ({
          text,
          to: { page: 'settings', project, section: one },
          isCurrent: one === section,
        }))}
      />
      <Section key={project} path={project} section={section} />
    </div>
  );
}

function Section({ path, section }: { path: string; section: SettingsSection }) {
  const { member, error } = useMember(path);
  if (error !== null) return <Refused error={error} gone="This project is gone, or you may not know of it." />;
  if (member === null) return <Skeleton rows={3} height={6} />;
  const { project, session } = member;
  if (!mayFrom(LEVEL))
    return (
      <Empty title="You may not see these settings">
        <p class="muted">Settings need Maintainer; you are {roleOf(session)}.</p>
      </Empty>
    );
  return (
    <>
      {!mayWrite(session) && (
        <Banner>Your token only reads: it lacks the scope api. You see these settings, and cannot change them.</Banner>
      )}
      {section === 'error_tracking' && <GeneralSettings project={project} session={session} />}
      {section === 'keys' && <ClientKeys path={path} session={session} />}
      {section === 'access_tokens' && <AccessTokens path={path} session={session} />}
    </>
  );
}
