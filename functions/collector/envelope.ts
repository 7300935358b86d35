import { postEnvelope } from '../../shared/api/collector.ts';
import { collector } from '../../shared/collector.ts';

export const handler = collector(postEnvelope, 'envelope');
