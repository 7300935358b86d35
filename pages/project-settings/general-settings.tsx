import type { DataOf } from '../api/types.ts';
import type { Session } from '../session/session.ts';
import { useResource } from '../api/use-resource.ts';
import { Refused, Skeleton } from '../parts/states.tsx';
import { DangerZone } from './danger-zone.tsx';
import { ErrorTrackingForm } from './error-tracking-form.tsx';
import { mayWrite } from './grants.ts';
import { ProjectForm } from './project-form.tsx';

interface GeneralSettingsProps {
  project: DataOf<'getProject'>;
  session: Session;
}

/** What is set for a project as a whole. */
export function GeneralSettings({ project, session }: GeneralSettingsProps) {
  const { data, isFirst, error } = useResource('getSettings', { id: project.path_with_namespace });
  const isWritable = mayWrite(session);
  // Not found: nothing has been set yet.
  const isUnset = error?.status === 404;
  // What is below would move once it is there.
  if (isFirst) return <Skeleton rows={1} height={24} />;
  return (
    <>
      {error !== null && !isUnset && <Refused error={error} />}
      {(data !== null || isUnset) && <ErrorTrackingForm project={project} stored={data} isWritable={isWritable} />}
      <ProjectForm key={project.id} project={project} isWritable={isWritable} />
      {session.kind === 'admin' && <DangerZone project={project} />}
    </>
  );
}
