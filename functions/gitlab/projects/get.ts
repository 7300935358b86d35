import { getProject } from '../../../shared/api/gitlab/projects.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { projectEntity } from '../../../shared/present/gitlab/project.ts';

export const handler = endpoint(getProject, async ({ project, origin }) => projectEntity(project, origin));
