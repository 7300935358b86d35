import { postStore } from '../../shared/api/collector.ts';
import { collector } from '../../shared/entry/collector.ts';

export const handler = collector(postStore, 'store');
