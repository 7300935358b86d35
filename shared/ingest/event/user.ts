import type { Json } from './error-event.ts';
import { objectOr, own } from '../json/shape.ts';
import { nameOf, textOf } from '../json/text.ts';

const LONGEST = 200;

/**
 * What tells users apart: id, else email, user name, address.
 * @param remoteAddress the sender's, which `{{auto}}` asks to put in
 */
export function userOf(value: Json | undefined, remoteAddress: string | null): string | null {
  const user = objectOr(value);
  if (user === null) return nameOf(value, LONGEST);
  const id = own(user, 'id');
  return (
    (typeof id === 'object' ? textOf(id, LONGEST) : nameOf(id, LONGEST)) ??
    nameOf(own(user, 'email'), LONGEST) ??
    nameOf(own(user, 'username'), LONGEST) ??
    addressOf(own(user, 'ip_address'), remoteAddress)
  );
}

function addressOf(value: Json | undefined, remoteAddress: string | null): string | null {
  const address = nameOf(value, LONGEST);
  return address === '{{auto}}' ? remoteAddress : address;
}
