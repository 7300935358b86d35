/** Tells whether something either ends well or throws an error of this class. */
export function failsOnlyWith(kind: abstract new (...args: never[]) => Error, action: () => unknown): boolean {
  try {
    action();
    return true;
  } catch (error) {
    return error instanceof kind;
  }
}
