import { Refusal } from '../domain/refusals.ts';

/** How a request can be wrong as HTTP, before the domain is asked. */
export type Malformation =
  /** `undecodable`: a broken escape, invalid UTF-8, a null byte. */
  | { code: 'undecodable' | 'malformed-json' | 'malformed-form' | 'two-bearer-tokens' }
  | { code: 'too-large'; maxBytes: number }
  /** Plain http over a network, for what needs https. */
  | { code: 'not-encrypted' }
  | { code: 'token-in-address' }
  | { code: 'format-not-supported'; format: string }
  /** `wanted`: what would be taken, where that is not JSON. */
  | { code: 'media-type-not-supported'; type: string; wanted?: string }
  /** In the dialect's own words, one for each problem. */
  | { code: 'parameters-invalid'; problems: readonly string[] };

/** A request that is refused as HTTP. */
export class MalformedRequest extends Refusal {
  readonly malformation: Malformation;
  constructor(malformation: Malformation) {
    super(malformation.code);
    this.malformation = malformation;
  }
}

export const undecodable = (): MalformedRequest => new MalformedRequest({ code: 'undecodable' });
