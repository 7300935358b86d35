import { afterAll, beforeAll } from 'vitest';
import { SENTRY_TOKEN, startFakeSentry, type FakeSentry } from './fake-sentry.ts';
import { enable, newProject, type Project } from './projects.ts';
import { target } from './target.ts';

/** Functions on AWS call nothing on this machine. Those that run here find it behind the names of `surroundings.ts`. */
export const hasFakeSentry = target.kind !== 'deployed';

export interface ExternalSentry {
  sentry: FakeSentry;
  project: Project;
  /** The project's errors in our API. */
  errors: string;
  /** `http://web.sentry.test:PORT`, where the fake Sentry is. */
  origin: string;
}

/** A fake Sentry and a project whose errors it keeps, for the tests of one file. */
export function useExternalSentry(): ExternalSentry {
  const used = {} as ExternalSentry;
  beforeAll(async () => {
    const [sentry, project] = await Promise.all([startFakeSentry(), newProject()]);
    const origin = `http://web.sentry.test:${sentry.port}`;
    Object.assign(used, { sentry, project, origin, errors: `${project.at}/error_tracking/errors` });
    await pointAt(project, `${origin}/api/0/projects/acme/web-shop`);
  });
  afterAll(() => used.sentry.stop());
  return used;
}

export async function pointAt(project: Project, api_url: string): Promise<void> {
  await enable(project, { integrated: false, api_url, token: SENTRY_TOKEN });
}
