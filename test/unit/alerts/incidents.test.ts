import { describe, expect, it } from 'vitest';
import { incidentsOf, MAX_OPENED } from '../../../shared/alerts/incidents.ts';
import type { AlertMessage } from '../../../shared/domain/alerts/alert-message.ts';
import { alertedError, alertMessage, anAlert, projectAlert, stormMessage } from '../../kit/alerts/messages.ts';

const told = (message: AlertMessage) =>
  incidentsOf(message).map(({ key, isOver }) => `${isOver ? 'close' : 'open'} ${key}`);
const of = (id: number) => ({ error: alertedError({ id }) });

describe('Who knows one thing at a time', () => {
  it('is told of an error by a key that stays the same', () => {
    expect(told(alertMessage([anAlert()]))).toEqual(['open glet-12-4711']);
    expect(told(alertMessage([anAlert({ trigger: 'regressed' })]))).toEqual(['open glet-12-4711']);
    expect(told(alertMessage([anAlert({ trigger: 'resolved' })]))).toEqual(['close glet-12-4711']);
  });

  it('is told of a threshold of the project by the key of its rule', () => {
    expect(told(alertMessage([projectAlert()]))).toEqual(['open glet-12-rule-2']);
    expect(told(alertMessage([projectAlert({ trigger: 'recovered' })]))).toEqual(['close glet-12-rule-2']);
  });

  it('is told the last that happened to an error, once', () => {
    const [early, late] = ['2026-11-27T03:00:00.000Z', '2026-11-27T03:04:00.000Z'];
    const crossed = anAlert({ trigger: 'threshold', at: early });
    const below = anAlert({ trigger: 'recovered', at: late });
    expect(told(alertMessage([crossed, below]))).toEqual(['close glet-12-4711']);
    expect(told(alertMessage([below, { ...crossed, at: late }]))).toEqual(['open glet-12-4711']);
    expect(
      told(
        alertMessage([
          { ...below, at: early },
          { ...crossed, at: late },
        ]),
      ),
    ).toEqual(['open glet-12-4711']);
  });

  it('is told the worst of a storm one by one, and the rest as one', () => {
    const incidents = incidentsOf(stormMessage());
    expect(incidents.map(({ key }) => key)).toEqual([
      'glet-12-1',
      'glet-12-2',
      'glet-12-3',
      'glet-12-4',
      'glet-12-5',
      'glet-12-more',
    ]);
    const { message } = incidents.at(-1)!;
    expect(message.counts).toEqual({ new: 9995 });
    expect(message.alerts.map(({ error }) => error!.id)).toEqual(Array.from({ length: 15 }, (_, index) => index + 6));
  });

  it('is told all that is over, also in a storm', () => {
    const over = Array.from({ length: 10 }, (_, index) => anAlert({ trigger: 'resolved', ...of(index + 1) }));
    const opened = Array.from({ length: MAX_OPENED + 1 }, (_, index) => anAlert(of(index + 101)));
    const keys = told(alertMessage([...opened, ...over]));
    expect(keys.filter((key) => key.startsWith('close'))).toHaveLength(10);
    expect(keys.filter((key) => key.startsWith('open'))).toHaveLength(MAX_OPENED + 1);
    expect(keys.at(-1)).toBe('open glet-12-more');
  });

  it('is not called for what is counted and over', () => {
    expect(told(alertMessage([anAlert({ trigger: 'resolved' })], { counts: { resolved: 50, recovered: 3 } }))).toEqual([
      'close glet-12-4711',
    ]);
  });

  it('is told of a test by a key of its own, so that no error is touched', () => {
    expect(told(alertMessage([anAlert({ trigger: 'resolved' })], { kind: 'test' }))).toEqual(['open glet-12-test']);
    expect(told(alertMessage([], { kind: 'test' }))).toEqual(['open glet-12-test']);
  });
});
