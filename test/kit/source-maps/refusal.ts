import { RefusedFile } from '../../../shared/source-maps/refused-file.ts';

/** The message with which work refuses a file; `none`: it does not. Anything else that is thrown goes on. */
export async function refusalOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'none';
  } catch (error) {
    if (error instanceof RefusedFile) return error.message;
    throw error;
  }
}
