import type { Json } from './error-event.ts';
import { objectOr, own } from '../json/shape.ts';
import { nameOf, textOf } from '../json/text.ts';

const MAX_FIELD_CHARACTERS = 200;

/** What tells users apart: id, else email, user name, address. */
export function userOf(value: Json | undefined): string | null {
  const user = objectOr(value);
  if (user === null) return nameOf(value, MAX_FIELD_CHARACTERS);
  const id = own(user, 'id');
  return (
    (typeof id === 'object' ? textOf(id, MAX_FIELD_CHARACTERS) : nameOf(id, MAX_FIELD_CHARACTERS)) ??
    nameOf(own(user, 'email'), MAX_FIELD_CHARACTERS) ??
    nameOf(own(user, 'username'), MAX_FIELD_CHARACTERS) ??
    nameOf(own(user, 'ip_address'), MAX_FIELD_CHARACTERS)
  );
}
