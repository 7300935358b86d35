import { getProjectImport } from '../../../shared/api/gitlab/projects.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { importEntity } from '../../../shared/present/gitlab/project.ts';

export const handler = endpoint(getProjectImport, async ({ project }) => importEntity(project));
