/**
 * The resource of the one permission with which API Gateway calls a function, at one path or at several: a parameter is any
 * text, and of several paths what they begin and end with has to be there.
 */
export function invocationPlace(paths: readonly string[]): string {
  return paths.map((path) => path.replaceAll(/\{\w+\+?\}/g, '*')).reduce(ofBoth);
}

function ofBoth(one: string, other: string): string {
  if (one === other) return one;
  const start = commonStart(one, other);
  const end = reversed(commonStart(reversed(one.slice(start.length)), reversed(other.slice(start.length))));
  return `${start}*${end}`.replaceAll(/\*{2,}/g, '*');
}

function commonStart(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return one.slice(0, length);
}

function reversed(text: string): string {
  return text.split('').toReversed().join('');
}
