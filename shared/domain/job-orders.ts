import type { Artifact } from './artifact/artifact.ts';

/** What is to be purged. */
export interface PurgeOrder {
  projects: readonly number[];
  /** Events received up to `deleted_before` (milliseconds since 1970) are. */
  errors: readonly { project_id: number; error_id: number; deleted_before: number }[];
  artifacts: readonly GoneArtifact[];
}

/** An artifact whose item is gone, with what tells its objects. */
export type GoneArtifact = Pick<Artifact, 'project_id' | 'artifact_id' | 'digest' | 'build'> & {
  former?: Pick<Artifact, 'digest' | 'build' | 'bundle_id'>;
};

/** What each job is told, by the job's name in the contract. All of it becomes JSON. */
export interface JobOrders {
  /** What has it built says more. */
  buildArtifacts: object;
  purge: PurgeOrder;
  /** `reached_at`: when somebody who tried it got a message through, milliseconds since 1970. */
  deliverAlerts: { project_id: number; destination_id: number; reached_at?: number };
  /** `error_id`: `null` where the threshold is the project's. */
  checkThreshold: { project_id: number; error_id: number | null; rule_id: number };
}

/** Has a job run with an order, and does not wait for it. It may be run twice. @throws Error that names the job. */
export type StartJob<Names extends keyof JobOrders> = <Name extends Names>(
  job: Name,
  order: JobOrders[Name],
) => Promise<void>;

/** A job that is to run once, at a moment. */
export interface Schedule<Name extends keyof JobOrders> {
  /** Letters, digits, `-`, `_` and `.`; at most 53. */
  name: string;
  /** Milliseconds since 1970. */
  at: number;
  job: Name;
  order: JobOrders[Name];
}

export interface Schedules<Names extends keyof JobOrders> {
  /**
   * Has a job run at a moment, or up to a minute later, and at once where it has passed. That it is planned already is fine:
   * name and moment are what tells schedules apart, so the same one at another moment is another schedule. It may run twice.
   * Nothing takes one back: a job that finds nothing to do does nothing.
   * @throws Error that names the schedule.
   */
  put: <Name extends Names>(schedule: Schedule<Name>) => Promise<void>;
}
