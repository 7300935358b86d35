import { organizationSlug } from '../../domain/organization.ts';
import { lastName, type Group } from '../../domain/group.ts';

/** Sentry's organization, of a namespace. sentry-cli wants every field, MCP an empty region. `base`: the API's address. */
export function organizationEntity({ id, full_path, created_at }: Group, base: string) {
  return {
    id: String(id),
    slug: organizationSlug(full_path),
    name: full_path.includes('/') ? full_path : lastName(full_path),
    dateCreated: created_at,
    status: { id: 'active', name: 'active' },
    isEarlyAdopter: false,
    require2FA: false,
    requireEmailVerification: false,
    features: [],
    avatar: { avatarType: 'letter_avatar', avatarUuid: null },
    links: { organizationUrl: `${base}/ui/`, regionUrl: '' },
  };
}
