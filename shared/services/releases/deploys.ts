import type { Project } from '../../domain/project.ts';
import { NotFound, RuleViolation } from '../../domain/refusals.ts';
import { newDeploy, withDeploy } from '../../domain/release/deploy.ts';
import type { Deploy } from '../../domain/release/release.ts';
import * as releases from '../../store/releases.ts';
import type { Store } from '../../store/table/store.ts';
import { httpUrl } from './release-change.ts';

/** What clients of Sentry's Web API say of a deploy. */
export interface SentDeploy {
  environment: string;
  name?: string | null;
  url?: string | null;
  dateStarted?: string | null;
  dateFinished?: string | null;
}

/**
 * Adds a deploy to a release, in whichever of the projects has it. May be repeated: the same one is added once.
 * @throws NotFound where no project has the release; RuleViolation, Conflict
 */
export async function addDeploy(
  store: Store,
  projects: readonly Project[],
  version: string,
  sent: SentDeploy,
  now: Date,
): Promise<{ isRepeated: boolean; deploy: Deploy }> {
  const deploy = deployOf(sent, now);
  let isRepeated = true;
  const changed = await Promise.all(
    projects.map(({ id }) => {
      let isNew = false;
      const step = releases.change(store, id, version, (release) => {
        const next = withDeploy(release, deploy);
        isNew = next !== release;
        return next;
      });
      return step.then((release) => {
        if (release !== null && isNew) isRepeated = false;
        return release;
      });
    }),
  );
  if (changed.every((release) => release === null)) throw new NotFound('release');
  return { isRepeated, deploy };
}

function deployOf({ environment, name, url, dateStarted, dateFinished }: SentDeploy, now: Date): Deploy {
  if (environment.trim() === '' || /[/\n\r\t\f]/.test(environment))
    throw new RuleViolation({
      code: 'field-invalid',
      field: 'environment',
      problem: 'Invalid environment name: it is not empty, and has no slash, line break or tab.',
    });
  return newDeploy({
    environment,
    name: name || null,
    url: url ? httpUrl('url', url) : null,
    started_at: dateStarted || null,
    finished_at: dateFinished || now.toISOString(),
  });
}
