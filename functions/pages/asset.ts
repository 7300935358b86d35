import { asset } from '../../shared/entry/pages.ts';

export const handler = asset();
