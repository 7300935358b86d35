import { describe, expect, it } from 'vitest';
import { outcomeGroups, type OutcomeCount, type WantedOutcomes } from '../../../shared/domain/outcomes.ts';
import { RuleViolation } from '../../../shared/domain/refusals.ts';
import { stepStarts, timeSteps } from '../../../shared/domain/time-steps.ts';

const NOW = new Date('2026-11-26T12:30:00Z');
const at = (time: string): number => Date.parse(time) / 1000;

describe('a stretch of time', () => {
  it.each([
    [{ interval: '1h' }, '2026-11-25T12:00:00Z', 25, 3_600],
    [{ interval: '60s', statsPeriod: '2h' }, '2026-11-26T10:00:00Z', 3, 3_600],
    [{ interval: '90m', statsPeriod: '4h' }, '2026-11-26T08:00:00Z', 3, 7_200],
    [{ interval: '1d', start: '2026-11-20T00:00:00', end: '2026-11-22' }, '2026-11-20T00:00:00Z', 2, 86_400],
    [{ interval: '1d', start: '2030-01-01' }, '2030-01-01T00:00:00Z', 0, 86_400],
    [{ interval: '1h', start: '2026-11-22', end: '2026-11-20' }, '2026-11-22T00:00:00Z', 0, 3_600],
  ])('%j has whole hours', (sent, start, length, step) => {
    expect(timeSteps(sent, NOW)).toMatchObject({ start: at(start), length, step });
  });

  it.each([{ interval: '0h' }, { interval: '1y' }, { interval: '1h', statsPeriod: '90d' }])('%j is none', (sent) => {
    expect(() => timeSteps(sent, NOW, 1_000)).toThrow(RuleViolation);
  });
});

describe('what became of events', () => {
  const steps = timeSteps({ interval: '1d', start: '2026-11-24', end: '2026-11-26' }, NOW);
  const [first, second] = stepStarts(steps) as [number, number];
  const count = (outcome: OutcomeCount['outcome'], when: number, many: number, project = 1): OutcomeCount => ({
    project,
    outcome,
    at: when,
    count: many,
  });
  const counts = [
    count('accepted', first, 2),
    count('accepted', second + 3_600, 3, 2),
    count('accepted', first - 3_600, 100),
    count('rate_limited', second, 5),
    count('invalid', first, 0),
  ];
  const grouped = (wanted: Partial<WantedOutcomes>) =>
    outcomeGroups(steps, counts, { groupBy: [], category: [], outcome: [], reason: [], ...wanted });

  it.each<[Partial<WantedOutcomes>, ReturnType<typeof grouped>]>([
    [{}, [{ by: {}, total: 10, series: [2, 8] }]],
    [
      { groupBy: ['outcome', 'reason'] },
      [
        { by: { outcome: 'accepted', reason: 'none' }, total: 5, series: [2, 3] },
        { by: { outcome: 'rate_limited', reason: 'limit' }, total: 5, series: [0, 5] },
      ],
    ],
    [
      { groupBy: ['project'], outcome: ['accepted'] },
      [
        { by: { project: 1 }, total: 2, series: [2, 0] },
        { by: { project: 2 }, total: 3, series: [0, 3] },
      ],
    ],
    [{ outcome: ['invalid'] }, [{ by: {}, total: 0, series: [0, 0] }]],
    [{ reason: ['limit'], groupBy: ['category'] }, [{ by: { category: 'error' }, total: 5, series: [0, 5] }]],
    [{ category: ['transaction'] }, []],
  ])('by %j', (wanted, groups) => expect(grouped(wanted)).toEqual(groups));
});
