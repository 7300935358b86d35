import { Banner } from '../parts/states.tsx';
import type { Problems } from './field-problems.ts';

/** What a refusal says that no field of the form is named in. */
export function FormProblem({ problems: { rest } }: { problems: Problems }) {
  return rest === null ? null : <Banner tone="bad">Nothing was changed. {rest}</Banner>;
}
