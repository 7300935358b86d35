/** What the API calls the fields of a token's form, in both forms of its refusals. */
export const TOKEN_FIELDS = {
  name: 'name',
  scopes: 'scopes',
  access_level: 'access_level',
  description: 'description',
  expires_at: 'expires_at',
  'Expires at': 'expires_at',
} as const;
