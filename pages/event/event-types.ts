import type { EventDetails } from '../../shared/present/event/details.ts';
import type { EventEntity } from '../../shared/present/gitlab/event.ts';

/** What is shown of an event: of ours, which have details. */
export type ShownEvent = Pick<EventEntity, 'event_id' | 'timestamp' | 'platform' | 'details' | 'payload'>;

export type Details = EventDetails;
export type Exception = Details['exceptions'][number];
export type Thread = Details['threads'][number];
export type Frame = Exception['frames'][number];
export type Breadcrumb = Details['breadcrumbs'][number];
