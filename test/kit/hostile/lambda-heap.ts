/** Memory of a deployed function. */
export const FUNCTION_MB = 512;

/**
 * The heap that Lambda gives Node. `/var/runtime/bootstrap` of its images (public.ecr.aws/lambda/nodejs, read in public
 * copies, up to Node 18) starts it with a semi-space of 5 % of the function's memory and an old space of 90 %; the first
 * runtimes had 80 % (`--max-old-space-size=102` at 128 MB). This is the stricter of the two.
 */
export const HEAP = [
  `--max-semi-space-size=${Math.floor(FUNCTION_MB * 0.05)}`,
  `--max-old-space-size=${Math.floor(FUNCTION_MB * 0.8)}`,
];
