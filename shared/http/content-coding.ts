/** A content coding that an answer may have; `identity` is none. */
export type Coding = 'br' | 'gzip' | 'identity';

const WEIGHT = /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/i;

/**
 * Chooses the content coding of an answer by `Accept-Encoding` (RFC 9110, 12.5.3): the one with the highest weight, of
 * those not refused with `q=0`; `*` stands for all that are not listed. Without the header, or where it refuses everything,
 * the answer is not coded.
 * @param codings those there are, from the smallest to the largest: of those that are equally welcome the first is taken
 */
export function chooseCoding<Of extends Coding>(
  accepted: string | undefined,
  codings: readonly (Of | 'identity')[],
): Of | 'identity' {
  const weights = new Map((accepted ?? '').split(',').flatMap(weightOf));
  const others = weights.get('*');
  // What is not listed is not wanted, but for `identity`, which is always good enough and never better than what is listed.
  const weighed = codings.map((coding) => ({
    coding,
    weight: weights.get(coding) ?? others ?? (coding === 'identity' ? Number.MIN_VALUE : 0),
  }));
  const [best] = weighed.filter(({ weight }) => weight > 0).toSorted((one, other) => other.weight - one.weight);
  return best?.coding ?? 'identity';
}

/** `gzip;q=0.5` is `['gzip', 0.5]`; nothing for what is malformed. `x-gzip` is another name (8.4.1.3). */
function weightOf(member: string): [string, number][] {
  const [name = '', ...parameters] = member.split(';').map((part) => part.trim().toLowerCase());
  if (name === '' || parameters.length > 1) return [];
  const weight = parameters[0] === undefined ? '1' : WEIGHT.exec(parameters[0])?.[1];
  return weight === undefined ? [] : [[name === 'x-gzip' ? 'gzip' : name, Number(weight)]];
}
