import { getSentryProject } from '../../../shared/api/sentry/projects.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { projectEntity } from '../../../shared/present/sentry/project.ts';

export const handler = endpoint(getSentryProject, async ({ project }) => projectEntity(project));
