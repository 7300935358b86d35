import { postSecurity } from '../../shared/api/collector.ts';
import { collector } from '../../shared/entry/collector.ts';

export const handler = collector(postSecurity, 'security');
