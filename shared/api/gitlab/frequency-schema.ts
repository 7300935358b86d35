import { integer, list, pair } from '../json-schema.ts';

export const frequency = {
  ...list(pair(integer, integer)),
  description: 'Events by the hour: its start in epoch seconds, and how many.',
};

export const frequencyOfStats = {
  ...frequency,
  description: 'Events by the hour or, with `by=day`, the day: its start in epoch seconds, and how many.',
};
