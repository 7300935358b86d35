import { expect } from 'vitest';
import { newProject, unique, type Project } from './projects.ts';
import { admin } from './request.ts';

/** A group that no other test has, with its first project. */
export interface MadeGroup {
  id: number;
  fullPath: string;
  project: Project;
}

/** Makes a group through the API by the admin: with its first project, as any group. */
export async function newGroup(parent?: string): Promise<MadeGroup> {
  const fullPath = [...(parent === undefined ? [] : [parent]), unique('g')].join('/');
  const project = await newProject({ namespace_path: fullPath });
  const { json } = await admin('GET', project.at);
  const { namespace } = json as { namespace: { id: number; full_path: string } };
  expect(namespace.full_path).toBe(fullPath);
  return { id: namespace.id, fullPath, project };
}
