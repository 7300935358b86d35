import { shell } from '../../shared/entry/pages.ts';

export const handler = shell();
