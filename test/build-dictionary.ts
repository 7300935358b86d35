import { existsSync, writeFileSync } from 'node:fs';
import { dictionary, NEWEST_DICTIONARY } from '../shared/domain/packing/dictionaries.ts';
import { sampleEvents, storedSamples, textsOf } from './kit/dictionary/sample-events.ts';
import { TRAINING } from './kit/dictionary/training.ts';
import { trainDictionary } from './kit/dictionary/train-dictionary.ts';

/**
 * `npm run dictionary`: trains a dictionary with the samples of `test/kit/sample-events/training`, and writes it under the
 * next number if it is another than the newest. Nothing is ever overwritten: events that were packed with a dictionary
 * can be read with that one alone.
 */
function buildDictionary(): string {
  const trained = trainDictionary(textsOf(storedSamples(sampleEvents('training'))), TRAINING);
  const fileOf = (number: number): URL => new URL(`../shared/domain/packing/dictionary-${number}.bin`, import.meta.url);
  const newest = existsSync(fileOf(NEWEST_DICTIONARY)) ? NEWEST_DICTIONARY : 0;
  if (newest > 0 && dictionary(newest).equals(trained)) return `dictionary ${newest} is what the samples make`;
  writeFileSync(fileOf(newest + 1), trained, { flag: 'wx' });
  return `wrote dictionary ${newest + 1}, ${trained.length} bytes; set NEWEST_DICTIONARY, and add its digest to the test`;
}

console.log(buildDictionary());
