import { garbledWords } from '../intake/refusal-words.ts';
import { counted } from '../text/number-words.ts';

interface Facts {
  /** The client keys, where somebody may see them. */
  keys: readonly { id: number; active: boolean }[] | null;
  /** Of yesterday and today, by UTC, once they are known. */
  stats: { dropped: number; garbled: number } | null;
}

/** What may keep events away: what is known first, then what nothing here can see. */
export function reasonsOf({ keys, stats }: Facts): { isKnown: boolean; text: string }[] {
  const off = (keys ?? []).filter(({ active }) => !active);
  const known = [
    stats !== null &&
      stats.dropped > 0 &&
      `${counted(stats.dropped, 'event was', 'events were')} refused since yesterday because a limit was reached.`,
    stats !== null && stats.garbled > 0 && garbledWords(stats.garbled, ' since yesterday'),
    off.length > 0 &&
      `${off.length === 1 ? `Client key ${off[0]!.id} is` : `Client keys ${off.map(({ id }) => id).join(', ')} are`} off, so what comes with ${off.length === 1 ? 'it' : 'them'} is refused.`,
  ].filter((text) => text !== false);
  return [...known.map((text) => ({ isKnown: true, text })), ...UNSEEN.map((text) => ({ isKnown: false, text }))];
}

/** No count tells of these. */
const UNSEEN = [
  'A DSN with another key or project is answered with 404, of which no list here can tell. Compare the one in your program with the one here.',
  'A program that ends at once may end before its SDK has sent. Let the SDK flush first.',
  'With debug: true most SDKs log what they send and what is answered.',
  'A raised limit holds within ten seconds. A key that is new or switched on works at once.',
];
