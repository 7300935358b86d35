/** How training goes: bytes of the dictionary, of a segment of it at most, and of what is compared. */
export interface Training {
  bytes: number;
  segment: number;
  piece: number;
}

/**
 * Trains a dictionary of raw content: of the samples, the segments whose pieces are in most of them, each piece once. A way
 * to the cover problem of "Effective Construction of Relative Lempel-Ziv Dictionaries" (Liao, Petri, Moffat, Wirth, 2016):
 * the samples are divided into as many epochs as segments fit, and the best segment of each epoch is taken, in turns,
 * until the dictionary is full or no piece is left that two samples share. The same for the same samples.
 * @returns the best segments last, where zstd finds them at the shortest distance; shorter if the samples share less
 */
export function trainDictionary(samples: readonly string[], { bytes, segment, piece }: Training): Buffer {
  const texts = samples.map((sample) => Buffer.from(sample).toString('latin1'));
  const worth = worthOfPieces(texts, piece);
  const all = texts.join('');
  const epochs = Math.max(1, Math.floor(bytes / segment));
  const length = Math.floor(all.length / epochs);
  const chosen: { text: string; worth: number }[] = [];
  let left = bytes;
  for (let epoch = 0, empty = 0; left > 0 && empty < epochs; epoch = (epoch + 1) % epochs) {
    const end = epoch === epochs - 1 ? all.length : (epoch + 1) * length;
    const found = bestSegment(all, { from: epoch * length, end, segment, piece }, worth);
    if (found === null) {
      empty++;
      continue;
    }
    empty = 0;
    for (let at = found.from; at + piece <= found.end; at++) worth.delete(all.slice(at, at + piece));
    const text = all.slice(found.from, found.end).slice(0, left);
    chosen.push({ text, worth: found.worth });
    left -= text.length;
  }
  const bestLast = chosen.toSorted((one, other) => one.worth - other.worth);
  return Buffer.from(bestLast.map(({ text }) => text).join(''), 'latin1');
}

/** In how many samples a piece is; none for one that is in a single one. */
function worthOfPieces(texts: readonly string[], piece: number): Map<string, number> {
  const worth = new Map<string, number>();
  for (const text of texts) for (const one of piecesOf(text, piece)) worth.set(one, (worth.get(one) ?? 0) + 1);
  for (const [one, samples] of worth) if (samples === 1) worth.delete(one);
  return worth;
}

function piecesOf(text: string, piece: number): Set<string> {
  const pieces = new Set<string>();
  for (let at = 0; at + piece <= text.length; at++) pieces.add(text.slice(at, at + piece));
  return pieces;
}

/** Slides a window over the epoch; a piece that is in it twice counts once. What is worth nothing at its ends is cut off. */
function bestSegment(
  all: string,
  { from: begin, end, segment, piece }: { from: number; end: number; segment: number; piece: number },
  worth: ReadonlyMap<string, number>,
): { from: number; end: number; worth: number } | null {
  const inside = new Map<string, number>();
  const worthAt = (at: number): number => worth.get(all.slice(at, at + piece)) ?? 0;
  let [from, sum, best, bestFrom] = [begin, 0, 0, begin];
  for (let at = begin; at + piece <= end; at++) {
    sum += entering(inside, all.slice(at, at + piece)) ? worthAt(at) : 0;
    if (at + piece - from > segment) {
      sum -= leaving(inside, all.slice(from, from + piece)) ? worthAt(from) : 0;
      from++;
    }
    if (sum > best) [best, bestFrom] = [sum, from];
  }
  if (best === 0) return null;
  let [first, last] = [bestFrom, Math.min(bestFrom + segment, end)];
  while (worthAt(first) === 0) first++;
  while (worthAt(last - piece) === 0) last--;
  return { from: first, end: last, worth: best };
}

function entering(inside: Map<string, number>, piece: string): boolean {
  const times = inside.get(piece) ?? 0;
  inside.set(piece, times + 1);
  return times === 0;
}

function leaving(inside: Map<string, number>, piece: string): boolean {
  const times = inside.get(piece)!;
  if (times === 1) inside.delete(piece);
  else inside.set(piece, times - 1);
  return times === 1;
}
