import { NEWEST_DICTIONARY } from '../../shared/domain/packing/dictionaries.ts';
import { packText, unpackText } from '../../shared/domain/packing/packed-text.ts';
import { itemOf } from '../../shared/store/event-item.ts';
import { sampleEvents, storedSamples, textsOf } from '../../test/kit/dictionary/sample-events.ts';
import { itemSize } from '../../test/kit/item-size.ts';
import { lowerQuartile } from '../../test/kit/statistics.ts';

/** What packing an event that was recorded takes with a dictionary, on average. */
export interface PackingCost {
  /** Its number; 0 is none. */
  dictionary: number;
  /** Of the item. */
  bytes: number;
  writeUnits: number;
  /** CPU, lower quartiles. */
  packMs: number;
  unpackMs: number;
}

const ROUNDS = 15;

/** Of each dictionary there is, and of none, with the events that none was made of. */
export function measurePacking(timesPerRound: number): PackingCost[] {
  const events = storedSamples(sampleEvents('held-out'));
  const texts = textsOf(events);
  const numbers = Array.from({ length: NEWEST_DICTIONARY + 1 }, (_, number) => number);
  const rounds = numbers.map(() => ({ pack: [] as number[], unpack: [] as number[] }));
  for (let round = 0; round < ROUNDS; round++)
    for (const number of numbers) {
      const packed = texts.map((text) => packText(text, number));
      rounds[number]!.pack.push(cpuOf(() => texts.forEach((text) => packText(text, number)), timesPerRound));
      rounds[number]!.unpack.push(cpuOf(() => packed.forEach((bytes) => unpackText(bytes)), timesPerRound));
    }
  return numbers.map((dictionary) => {
    const sizes = events.map((event, index) =>
      itemSize(itemOf({ ...event, packed: packText(texts[index]!, dictionary) })),
    );
    return {
      dictionary,
      bytes: mean(sizes),
      writeUnits: mean(sizes.map((size) => Math.ceil(size / 1024))),
      packMs: lowerQuartile(rounds[dictionary]!.pack) / texts.length,
      unpackMs: lowerQuartile(rounds[dictionary]!.unpack) / texts.length,
    };
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function cpuOf(work: () => unknown, times: number): number {
  const before = process.cpuUsage();
  for (let time = 0; time < times; time++) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / times;
}
