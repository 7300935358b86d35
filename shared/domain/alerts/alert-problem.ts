/** Why rules or destinations of alerts cannot be as somebody wants them: which field, and what is to be done, as a sentence. */
export interface AlertProblem {
  field: string;
  problem: string;
}

/** Tells what a step came to that may refuse. */
export const isProblem = (outcome: object): outcome is { refused: AlertProblem } => 'refused' in outcome;

export const refusedBy = (field: string, problem: string): { refused: AlertProblem } => ({
  refused: { field, problem },
});
