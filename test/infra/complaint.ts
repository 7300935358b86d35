import { UserError } from '../../infra/user-error.ts';

/** What an operator is told; `nothing` where nothing is wrong. */
export function complaint(body: () => unknown): string {
  try {
    body();
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'nothing';
}
