/** A function that others have run and do not wait for, as plain data: what CDK deploys and the local runner calls. */
export interface Job {
  /** The function's file without its ending, below `functions/`. */
  function: `${string}/${string}`;
  summary: string;
  /** CPU grows with it: 1,769 are one processor. */
  memoryMb: number;
  timeoutSeconds: number;
  /** Whether who has it run asks what became of it, and has it run anew: then what Lambda gives up on need not be kept. */
  isAskedAgain?: true;
}

/** Makes what the collector looks up of source maps that were uploaded, and merges errors that were grouped without theirs. */
export const buildArtifacts = {
  function: 'artifacts/build',
  summary: 'Build what was uploaded of source maps',
  memoryMb: 1_769,
  timeoutSeconds: 900,
  isAskedAgain: true,
} as const satisfies Job;

/** Removes what a deleted project, error or artifact leaves behind. */
export const purge = {
  function: 'projects/purge',
  summary: 'Remove what a deleted project, error or artifact leaves behind',
  memoryMb: 512,
  timeoutSeconds: 900,
} as const satisfies Job;

/** Sends what a destination of alerts is to be told. Its time is below `LEASE_MS`: who takes a message over finds nobody else at it. */
export const deliverAlerts = {
  function: 'alerts/deliver',
  summary: 'Send the alerts that a destination is to be told',
  memoryMb: 512,
  timeoutSeconds: 75,
} as const satisfies Job;

/** Looks whether what a rule was told to be over is below its line again. */
export const checkThreshold = {
  function: 'alerts/check-threshold',
  summary: 'Tell that an error or a project is below the line of a rule again',
  memoryMb: 1_769,
  timeoutSeconds: 30,
} as const satisfies Job;

export const JOBS = { buildArtifacts, purge, checkThreshold, deliverAlerts } as const satisfies Record<string, Job>;
export type JobName = keyof typeof JOBS;
