const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const WEEKDAY = '(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\\s)?';
const CLOCK =
  '\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?:\\s?[AaPp][Mm])?(?:\\s?(?:Z|UTC|GMT|[-+]\\d{2}:?\\d{2}))*';
const DURATION_UNIT =
  '(?:ns|us|µs|ms|msecs?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|milliseconds?|microseconds?|nanoseconds?)';

/** Points in time and spans of it, as logs, databases, HTTP and people write them. */
export const DATES: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`(?<![\\w-])\\d{4}-\\d{2}-\\d{2}(?:[T\\s_]${CLOCK})?(?![\\w])`, 'g'), '<date>'],
  [new RegExp(`(?<![\\w/])\\d{1,4}/\\d{1,2}/\\d{2,4}(?:,?\\s${CLOCK})?(?![\\w/])`, 'g'), '<date>'],
  [new RegExp(`(?<!\\w)${WEEKDAY}\\d{1,2}[\\s-]${MONTH}[\\s-]\\d{2,4}(?:,?\\s${CLOCK})?(?!\\w)`, 'g'), '<date>'],
  [
    new RegExp(`(?<!\\w)${WEEKDAY}${MONTH}\\s\\d{1,2}(?:,?\\s\\d{4})?(?:,?\\s${CLOCK})?(?:\\s\\d{4})?(?!\\w)`, 'g'),
    '<date>',
  ],
  [/(?<![\w-])\d{8}T\d{6}(?:\.\d{1,9})?Z?(?!\w)/g, '<date>'],
  [new RegExp(`(?<![\\w:.])${CLOCK}(?![\\w:])`, 'g'), '<time>'],
  [/(?<!\w)P(?:\d+[YMWD]){0,4}T(?:\d+(?:\.\d+)?[HMS]){1,3}(?!\w)/g, '<duration>'],
  [new RegExp(`(?<![\\w.])(?:\\d+(?:\\.\\d+)?\\s?${DURATION_UNIT}){1,4}(?![\\w])`, 'g'), '<duration>'],
];
