import type { Artifact } from '../domain/artifact/artifact.ts';
import type { StoredEvent } from '../domain/stored-event.ts';
import type { Project } from '../domain/project.ts';
import type { TrackedError } from '../domain/error/tracked-error.ts';

/** The kinds of items whose changes functions are called for. */
export interface Items {
  project: Project;
  /** As their items have them, with project and id in the key. */
  error: { pk: string; sk: string } & Pick<TrackedError, 'count' | 'deleted_before'>;
  event: { pk: string; sk: string } & Omit<StoredEvent, 'project_id' | 'event_id'>;
  artifact: Pick<Artifact, 'project_id' | 'artifact_id' | 'digest' | 'build'> & {
    former?: Pick<Artifact, 'digest' | 'build' | 'bundle_id'>;
  };
}

/** Changes of one kind of item; with `now`, only those after which its fields have these values. */
export interface Filter {
  event: 'INSERT' | 'MODIFY' | 'REMOVE';
  item: keyof Items;
  now?: Readonly<Record<string, number>>;
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

type ChangeBy<By> = By extends Filter
  ? {
      item: By['item'];
      /** `null`: it was not there. */
      before: By['event'] extends 'INSERT' ? null : Items[By['item']];
      /** `null`: it was removed. */
      after: By['event'] extends 'REMOVE' ? null : Items[By['item']];
    }
  : never;

/**
 * Removes what a deleted project or error leaves behind, which is out of reach from the moment that the project's own item
 * is gone, or that the error counts no events any more; and the objects of an artifact whose item is gone, whoever removed
 * it: a person, the purge of its project, or its time.
 */
export const purge = {
  function: 'stream/purge',
  summary: 'Remove what a deleted project, error or artifact leaves behind',
  filters: [
    { event: 'REMOVE', item: 'project' },
    { event: 'MODIFY', item: 'error', now: { count: 0 } },
    { event: 'REMOVE', item: 'artifact' },
  ],
  batchSize: 10,
} as const satisfies Consumer;

/** Counts new events: what the collector stores, the errors' lists show a moment later. */
export const countEvents = {
  function: 'stream/count-events',
  summary: 'Count new events in their errors',
  filters: [{ event: 'INSERT', item: 'event' }],
  batchSize: 100,
  window: 60,
} as const satisfies Consumer;

export const CONSUMERS = { purge, countEvents } as const satisfies Record<string, Consumer>;
export type ConsumerName = keyof typeof CONSUMERS;
