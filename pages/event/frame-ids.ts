/** Which stack of an event: of an exception or a thread by its index, or the one outside of both. */
export type StackKey = `x${number}` | `t${number}` | 's';

export interface FrameAt {
  stack: StackKey;
  /** From the oldest call on, so that it does not depend on how the stack is sorted. */
  index: number;
}

const FRAGMENT = /^#?(x\d{1,5}|t\d{1,5}|s)f(\d{1,5})$/;

/** The id of a frame in the page, and of its link: `x0f12` is frame 12 of exception 0. */
export function frameId(stack: StackKey, index: number): string {
  return `${stack}f${index}`;
}

/** Reads the fragment of an address; `null` if it means no frame. */
export function frameAt(fragment: string): FrameAt | null {
  const [, stack, index] = FRAGMENT.exec(fragment) ?? [];
  return stack === undefined ? null : { stack: stack as StackKey, index: Number(index) };
}
