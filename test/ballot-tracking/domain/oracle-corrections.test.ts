import { describe, expect, it } from 'vitest';
import { audit } from '../truth/audit.ts';
import { at, historyOf, issued, message, row, withdrawal } from '../truth/build.ts';
import type { HistoryEvent } from '../truth/history.ts';
import type { ToldMessage } from '../truth/subject.ts';

const A = issued('A', '10-05');
const und = row('A', 'UND', '10-10 09:00');
const remail = issued('A', '10-12');
const inr = row('A', 'INR', '10-19 09:00');
const nvs = row('A', 'NVS', '10-20 09:00');
const nms = row('A', 'NMS', '10-20 09:00');
const bme = row('A', 'BME', '10-20 09:00');
const mia = row('A', 'MIA', '10-20 10:00');
const accepted = row('A', 'ACCEPTED', '10-21 09:00');
const later = issued('A', '10-20', { statusAt: '10-05 09:00', arrives: '10-22 09:00' });
const back = (of: typeof A) => withdrawal(of, '10-22 09:00');

const wasUnd = message('Undeliverable', 'A', '10-10 09:00', '10-10 10:00', { statusCode: 'UND' });
const wasMailed = message('Outbound', 'A', '10-12 09:00', '10-12 10:00', { statusCode: 'ISSUED' });
const wasReceived = message('Received', 'A', '10-19 09:00', '10-19 10:00', { statusCode: 'INR' });
const wasNvs = message('ContactCounty', 'A', '10-20 09:00', '10-20 10:00', { statusCode: 'NVS' });
const wasBme = message('NotAccepted', 'A', '10-20 09:00', '10-20 10:00', { statusCode: 'BME' });
const wasAccepted = message('Accepted', 'A', '10-21 09:00', '10-21 10:00', { statusCode: 'ACCEPTED', tense: 'will' });

const off: HistoryEvent = { kind: 'subscription', arrives: at('10-21 18:00'), channel: 'text', on: false };
const hush = (arrives: string, confidential: boolean): HistoryEvent => ({
  kind: 'registration',
  arrives: at(arrives),
  confidential,
});

/** Whether the audit misses a correction of the told message when nothing more is told. */
const misses = (events: readonly HistoryEvent[], told: ToldMessage, channels: readonly ('text' | 'email')[]): boolean =>
  audit(
    historyOf(events, { channels: [...channels] }),
    { told: [told], standing: {}, heldRows: [] },
    { only: 'told' },
  ).some(({ rule }) => rule === 'not-corrected');

describe('the audit asks for a correction of what was told', () => {
  it.each([
    ['sent back, withdrawn, the ballot is out', [A, und, back(und)], wasUnd, true],
    ['sent back, withdrawn, and accepted', [A, und, accepted, back(und)], wasUnd, true],
    ['mailed again, withdrawn, the ballot came back', [A, und, remail, back(remail)], wasMailed, true],
    ['received, withdrawn, and accepted', [A, inr, accepted, back(inr)], wasReceived, false],
    ['a problem, withdrawn, and accepted', [A, nvs, accepted, back(nvs)], wasNvs, true],
    ['a problem, withdrawn for another one of that time', [A, nvs, nms, back(nvs)], wasNvs, true],
    ['refused, withdrawn, and accepted', [A, bme, accepted, back(bme)], wasBme, true],
    ['refused, withdrawn for another reason', [A, bme, mia, back(bme)], wasBme, true],
    ['accepted, and the issue withdrawn', [A, accepted, back(A)], wasAccepted, true],
    ['received, and sent only later', [A, inr, back(A), later], wasReceived, true],
    ['accepted, and it stands', [A, accepted], wasAccepted, false],
  ] as const)('%s: %s', (_, events, told, expected) => {
    expect(misses(events, told, ['text'])).toBe(expected);
  });

  it.each([
    ['over a channel that is closed, while another is open', [off], ['text', 'email'], true],
    ['over a channel that is closed, and none is open', [off], ['text'], false],
    ['to a voter who was confidential for a while', [hush('10-21 18:00', true), hush('10-24', false)], ['text'], true],
    ['to a voter who is confidential', [hush('10-21 18:00', true)], ['text'], false],
  ] as const)('%s', (_, events, channels, expected) => {
    expect(misses([A, accepted, back(accepted), ...events], wasAccepted, channels)).toBe(expected);
  });
});

describe('what was told wrong and is taken back', () => {
  const retracted: HistoryEvent = {
    kind: 'retracted',
    arrives: at('10-14 12:00'),
    type: 'Outbound',
    channels: ['text'],
    from: at('10-12 06:00'),
    until: at('10-13 06:00'),
  };
  const corrects = { type: 'Outbound', ballotId: 'A', statusAt: wasMailed.statusAt } as const;
  const correction = message('Correction', 'A', '10-12 09:00', '10-14 13:00', { corrects });
  const anew = { ...wasMailed, sentAt: at('10-14 13:01') };
  const rulesOf = (events: readonly HistoryEvent[], told: readonly ToldMessage[]) =>
    audit(historyOf([remail, ...events]), { told }, { only: 'told' }).map(({ rule }) => rule);

  it.each([
    ['is corrected and told anew', [retracted], [wasMailed, correction, anew], []],
    ['is owed a correction', [retracted], [wasMailed], ['not-corrected']],
    ['is told anew', [retracted], [wasMailed, correction], ['not-followed']],
    ['needs none over another channel', [{ ...retracted, channels: ['email'] }], [wasMailed], []],
    ['needs none outside the span', [{ ...retracted, until: at('10-12 09:30') }], [wasMailed], []],
    ['is corrected once', [retracted], [wasMailed, correction, correction, anew], ['already-corrected']],
    ['was right where nobody took it back', [], [wasMailed, correction, anew], ['nothing-wrong']],
  ] as const)('%s', (_, events, told, expected) => {
    expect(rulesOf(events, told)).toEqual(expected);
  });

  it('needs no correction once its channel has heard where the ballot is', () => {
    expect(rulesOf([inr, { ...retracted, arrives: at('10-20 12:00') }], [wasMailed, wasReceived])).toEqual([]);
  });
});
