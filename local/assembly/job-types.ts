import type { Condition, Role } from './types.ts';

/** What becomes of asynchronous calls of a function that fail. */
export interface InvokeConfig {
  functionId: string;
  /** How often one is tried again. */
  retries: number;
  /** ARN of the queue or topic for what was given up on. */
  onFailure: string | null;
}

/** Groups of schedules, and the roles that the scheduler may be given. */
export interface Scheduling {
  groups: { name: string; arn: string }[];
  roles: ServiceRole[];
}

/** A role that services of AWS take, each under its conditions. */
export interface ServiceRole extends Role {
  arn: string;
  trusted: { service: string; conditions: Condition[] }[];
}
