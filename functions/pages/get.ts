import { pages } from '../../shared/entry/pages.ts';

export const handler = pages();
