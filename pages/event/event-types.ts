import type { EventDetails } from '../../shared/present/event/details.ts';
import type { DataOf } from '../api/types.ts';

/** An event as it is answered by itself. From an external Sentry it has no details. */
export type ShownEvent = Omit<DataOf<'getEvent'>, 'newer' | 'older'>;

export type Details = EventDetails;
export type Exception = Details['exceptions'][number];
export type Thread = Details['threads'][number];
export type Frame = Exception['frames'][number];
export type Breadcrumb = Details['breadcrumbs'][number];
