import { ACCOUNT } from '../assembly/references.ts';
import type { LambdaFunction } from '../assembly/types.ts';
import { accessKeyOf } from '../lambda/environment.ts';
import { isAllowed, type Action } from './policy.ts';

/** Why a call is refused: the name that AWS has for it, and a sentence. */
export interface Refusal {
  type: string;
  message: string;
}

/** Who calls, known by the access key in the signature; the signature itself is not looked at. */
export interface Callers {
  /** The caller, or why there is none. */
  find: (authorization: string | undefined) => LambdaFunction | Refusal;
  /** From now on these functions' policies hold. */
  update: (functions: readonly LambdaFunction[]) => void;
}

export function callersOf(functions: readonly LambdaFunction[]): Callers {
  let byAccessKey: Map<string, LambdaFunction>;
  const update = (next: readonly LambdaFunction[]): void => {
    byAccessKey = new Map(next.map((definition) => [accessKeyOf(definition), definition]));
  };
  update(functions);
  return { find: (authorization) => byAccessKey.get(accessKeyIn(authorization)) ?? UNKNOWN, update };
}

const UNKNOWN: Refusal = {
  type: 'UnrecognizedClientException',
  message: 'The security token included in the request is invalid.',
};

/** `AWS4-HMAC-SHA256 Credential=<access key>/<date>/<region>/<service>/aws4_request, …` */
function accessKeyIn(authorization = ''): string {
  return /Credential=([^/,\s]+)/.exec(authorization)?.[1] ?? '';
}

/** The first of the actions that the caller's role does not allow, in the words of IAM; `null` if it allows all. */
export function denialOf({ name, role }: LambdaFunction, actions: readonly Action[]): Refusal | null {
  const denied = actions.find((action) => !isAllowed(role.statements, action));
  if (denied === undefined) return null;
  const { action, resource } = denied;
  const message =
    `User: arn:aws:sts::${ACCOUNT}:assumed-role/${role.name}/${name} is not authorized to perform: ${action} ` +
    `on resource: ${resource} because no identity-based policy allows the ${action} action`;
  return { type: 'AccessDeniedException', message };
}
