import { RuleViolation } from '../../domain/refusals.ts';
import { ERROR_STATUSES } from '../../domain/error/tracked-error.ts';
import type { PagePosition } from './merge-pages.ts';

/** Numbers are in base 36: a cursor has a place for each project and status, and an address has to have room for it. */
const RADIX = 36;

/**
 * Writes where the lists of several projects go on, a text for each that was begun: its id, and of each status the first
 * letter, what its last error was sorted by (`t` a time, `n` a number) and that error's id. The id alone: it is at its end.
 */
export function positionsOf(positions: ReadonlyMap<number, PagePosition>): string[] {
  return [...positions].flatMap(([id, position]) => {
    if (position === 'start') return [];
    return [[id.toString(RADIX), ...(position === 'end' ? [] : partsOf(position))].join('.')];
  });
}

function partsOf(position: readonly (string | number)[]): string[] {
  return Array.from({ length: position.length / 3 }, (_, at) => {
    const [status, value, id] = position.slice(at * 3, at * 3 + 3);
    const sorted = typeof value === 'number' ? `n${value.toString(RADIX)}` : `t${Date.parse(value!).toString(RADIX)}`;
    return `${String(status)[0]}${sorted}-${Number(id).toString(RADIX)}`;
  });
}

const POSITION = /^([0-9a-z]{1,11})((?:\.[uri][tn][0-9a-z]{1,11}-[0-9a-z]{1,11}){0,3})$/;
const PART = /^([uri])([tn])([0-9a-z]+)-([0-9a-z]+)$/;

/** @throws RuleViolation for what no page ended with. */
export function positionsIn(cursor: readonly (string | number)[]): Map<number, PagePosition> {
  return new Map(
    cursor.map((text): [number, PagePosition] => {
      const [, id, parts] = POSITION.exec(String(text)) ?? [];
      if (id === undefined) throw new RuleViolation({ code: 'cursor-invalid' });
      if (parts === '') return [Number.parseInt(id, RADIX), 'end'];
      return [Number.parseInt(id, RADIX), parts!.slice(1).split('.').flatMap(placeIn)];
    }),
  );
}

function placeIn(part: string): (string | number)[] {
  const [, letter, kind, value, id] = PART.exec(part)!;
  const status = ERROR_STATUSES.find((one) => one.startsWith(letter!))!;
  const number = Number.parseInt(value!, RADIX);
  const time = new Date(number);
  if (kind === 't' && Number.isNaN(time.getTime())) throw new RuleViolation({ code: 'cursor-invalid' });
  return [status, kind === 't' ? time.toISOString() : number, Number.parseInt(id!, RADIX)];
}
