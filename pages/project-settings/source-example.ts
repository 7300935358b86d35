/**
 * What a source link becomes for one line of one file. Values that an event says are escaped by the API; these
 * need not be. A placeholder that there is not stays as it is.
 */
export function sourceExample(template: string, path: string): string {
  const values = new Map([
    ['path', path],
    ['release', 'app@1.0.0'],
    ['version', '1.0.0'],
    ['file', 'src/orders.js'],
    ['line', '12'],
  ]);
  return template.replace(/\{(\w+)(?::[^{}]*)?\}/g, (all, name: string) => values.get(name) ?? all);
}
