/** An address of a project in Sentry's API in its parts; where it is none, all of it is `address`. */
export interface SentryParts {
  readonly address: string;
  readonly organization: string;
  readonly project: string;
}

/** `https://HOST/api/0/projects/ORGANIZATION/PROJECT` */
const API_URL = /^(https?:\/\/[^/]+)\/api\/0\/projects\/+(?:([^/]+)\/+)?(?:([^/]+)\/*)?$/;

/** Takes an address of Sentry's API apart. */
export function partsOf(apiUrl: string): SentryParts {
  const [, address, organization, project] = API_URL.exec(apiUrl) ?? [];
  if (address === undefined) return { address: apiUrl, organization: '', project: '' };
  return { address, organization: unescaped(organization ?? ''), project: unescaped(project ?? '') };
}

/** Puts an address of Sentry's API together. Without organization and project it is what was typed as address. */
export function apiUrlOf({ address, organization, project }: SentryParts): string {
  const trimmed = address.trim();
  if (organization.trim() === '' && project.trim() === '') return trimmed;
  const path = [organization, project].map((one) => encodeURIComponent(one.trim()));
  return `${trimmed.replace(/\/+$/, '')}/api/0/projects/${path.join('/')}`;
}

function unescaped(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
