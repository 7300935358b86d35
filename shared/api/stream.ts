import type { GoneArtifact } from '../domain/job-orders.ts';
import type { StoredEvent } from '../domain/stored-event.ts';
import type { Project } from '../domain/project.ts';
import type { TrackedError } from '../domain/error/tracked-error.ts';

/** The kinds of items whose changes functions are called for. */
export interface Items {
  project: Project;
  /** As their items have them, with project and id in the key; `notify`: what rules of alerts asked for in that write. */
  error: { pk: string; sk: string; notify?: string } & Pick<TrackedError, 'count' | 'deleted_before'>;
  counts: { pk: string; sk: string; notify?: string };
  event: { pk: string; sk: string } & Omit<StoredEvent, 'project_id' | 'event_id'>;
  artifact: GoneArtifact;
}

type EventName = 'INSERT' | 'MODIFY' | 'REMOVE';

/**
 * Changes of some kinds of items; with `now`, only those after which its fields have these values, with `has`, only those after which
 * it has that text.
 */
export interface Filter {
  event: EventName | readonly EventName[];
  item: keyof Items | readonly (keyof Items)[];
  now?: Readonly<Record<string, number>>;
  has?: string;
}

/** A function that the table's stream calls, as plain data: what CDK deploys and the local runner drives. */
export interface Consumer {
  /** The function's file without its ending, below `functions/`. */
  function: `${string}/${string}`;
  summary: string;
  /** Only changes that match one of them reach the function. */
  filters: readonly Filter[];
  batchSize: number;
  /**
   * Seconds of a tumbling window. It is not for the window: only with one does Lambda say which shard a batch is of.
   */
  window?: number;
}

/** A change that a row's function is given: the kind of item, as it was before, and as it is now. */
export type Change<Row extends Consumer> = ChangeBy<Row['filters'][number]>;

type ChangeBy<By> = By extends Filter ? ChangeOf<Each<By['event']>, Each<By['item']>> : never;

type Each<Given> = Given extends readonly (infer One)[] ? One : Given;

type ChangeOf<Event, Item> = Item extends keyof Items
  ? {
      item: Item;
      /** `null`: it was not there. */
      before: Event extends 'INSERT' ? null : Items[Item];
      /** `null`: it was removed. */
      after: Event extends 'REMOVE' ? null : Items[Item];
    }
  : never;

/**
 * Hands on what others have to do after a change: what a deleted project or error leaves behind is purged, out of reach from the moment
 * that the project's own item is gone, or that the error counts no events any more; and the objects of an artifact whose item is gone,
 * whoever removed it: a person, the purge of its project, or its time. What rules of alerts asked for goes to its destinations. It
 * waits for none of it, for what takes long would hold up the shard.
 */
export const changes = {
  function: 'stream/changes',
  summary: 'Hand on what is to be purged, and what is to be told',
  // A mapping has up to five
  // (https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html).
  filters: [
    { event: 'REMOVE', item: 'project' },
    { event: 'MODIFY', item: 'error', now: { count: 0 } },
    { event: 'REMOVE', item: 'artifact' },
    { event: ['INSERT', 'MODIFY'], item: ['error', 'counts'], has: 'notify' },
  ],
  batchSize: 100,
  window: 60,
} as const satisfies Consumer;

/** Counts new events: what the collector stores, the errors' lists show a moment later. */
export const countEvents = {
  function: 'stream/count-events',
  summary: 'Count new events in their errors',
  filters: [{ event: 'INSERT', item: 'event' }],
  batchSize: 100,
  window: 60,
} as const satisfies Consumer;

export const CONSUMERS = { changes, countEvents } as const satisfies Record<string, Consumer>;
export type ConsumerName = keyof typeof CONSUMERS;
