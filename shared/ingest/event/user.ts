import type { Json } from './error-event.ts';
import { objectOr, own } from '../json/shape.ts';
import { nameOf, textOf } from '../json/text.ts';

const MAX_FIELD_CHARACTERS = 200;

/** What tells a user apart, and what that is; `null` for a user that is no more than a text. */
export interface Identity {
  kind: 'id' | 'email' | 'username' | 'ip' | null;
  value: string;
}

/** What tells users apart: id, else email, user name, address. */
export function userOf(value: Json | undefined): string | null {
  return identityOf(value)?.value ?? null;
}

/** The same, with its kind. */
export function identityOf(value: Json | undefined): Identity | null {
  const user = objectOr(value);
  if (user === null) return identity(null, nameOf(value, MAX_FIELD_CHARACTERS));
  const id = own(user, 'id');
  return (
    identity('id', typeof id === 'object' ? textOf(id, MAX_FIELD_CHARACTERS) : nameOf(id, MAX_FIELD_CHARACTERS)) ??
    identity('email', nameOf(own(user, 'email'), MAX_FIELD_CHARACTERS)) ??
    identity('username', nameOf(own(user, 'username'), MAX_FIELD_CHARACTERS)) ??
    identity('ip', nameOf(own(user, 'ip_address'), MAX_FIELD_CHARACTERS))
  );
}

function identity(kind: Identity['kind'], value: string | null): Identity | null {
  return value === null ? null : { kind, value };
}
