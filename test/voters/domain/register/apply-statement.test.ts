import { describe, expect, it } from 'vitest';
import type { CountyCode } from '../../../../lib/shared/counties.ts';
import { Temporal } from '../../../../lib/shared/time.ts';
import { type Applied, applyStatement } from '../../../../lib/voters/domain/register/apply-statement.ts';
import { REGISTER_FIELDS, type RegisterRow } from '../../../../lib/voters/domain/register/register-row.ts';
import type { Confidentiality, Statement, VoterRecord } from '../../../../lib/voters/domain/register/statement.ts';

const at = (hour: number) => Temporal.Instant.from('2026-11-04T00:00:00Z').add({ hours: hour });
const row = (residenceAddress: string, status = 'A'): RegisterRow =>
  ({ ...Object.fromEntries(REGISTER_FIELDS.map((field) => [field, ''])), residenceAddress, status }) as RegisterRow;

const about = (county: CountyCode, hour: number, confidential: Confidentiality = 'unsaid') =>
  ({ voterId: 'V1', county, asOf: at(hour), confidential, isUrgent: false, isAgain: false }) as const;
const present = (county: CountyCode, hour: number, address = '1 Oak', confidential: Confidentiality = 'unsaid') =>
  ({ ...about(county, hour, confidential), kind: 'present', row: row(address) }) as const;
const absent = (county: CountyCode, hour: number, confidential: Confidentiality = 'unsaid') =>
  ({ ...about(county, hour, confidential), kind: 'absent' }) as const;
const moved = (county: CountyCode, hour: number) =>
  ({ ...about(county, hour), isUrgent: true, kind: 'changed', change: { residenceAddress: '9 Ash' } }) as const;
const changed = (hour: number, change: Partial<RegisterRow>, confidential: Confidentiality = 'unsaid') =>
  ({
    voterId: 'V1',
    county: null,
    asOf: at(hour),
    isUrgent: true,
    isAgain: false,
    kind: 'changed',
    change,
    confidential,
  }) as const;

type Said = Parameters<typeof applyStatement>[1];

/** All statements, one after the other: the record at the end and what became of the last. */
const told = (...statements: readonly Said[]): { record: VoterRecord | undefined; last: Applied | undefined } => {
  let record: VoterRecord | undefined;
  let last: Applied | undefined;
  for (const statement of statements) {
    last = applyStatement(record, statement);
    if (last.outcome === 'written') record = last.record;
  }
  return { record, last };
};

describe('what one county says', () => {
  it('the latest stands, whichever comes last, and a repeat is told as one', () => {
    const [old, new_] = [present('03', 1, '1 Oak'), present('03', 2, '2 Elm')];
    for (const order of [
      [old, new_],
      [new_, old],
      [new_, old, new_],
    ]) {
      expect(told(...order).record?.row?.residenceAddress).toBe('2 Elm');
    }
    expect(told(new_, old).last?.outcome).toBe('newer');
    expect(told(old, old).last?.outcome).toBe('already');
  });

  it('who has left the roll keeps nothing but that, and does not come back by an older roll', () => {
    const { record } = told(present('03', 1), absent('03', 2), present('03', 1));
    expect(record).toMatchObject({ status: null, row: null });
    expect(told(present('03', 1), absent('03', 2), present('03', 3)).record).toMatchObject({ status: 'A' });
  });

  it('a status code that nobody knows leaves the voter as they were', () => {
    const odd: Statement = { ...present('03', 2), row: row('2 Elm', 'Z') };
    const { record, last } = told(present('03', 1), odd);
    expect(last?.outcome).toBe('unusable');
    expect(record?.row?.residenceAddress).toBe('1 Oak');
  });
});

describe('a move from one county to another', () => {
  it.each([
    ['the new county is loaded first', [present('03', 1), present('07', 24), absent('03', 25)]],
    ['the old county is loaded first', [present('03', 1), absent('03', 25), present('07', 24)]],
    ['the old county was written once more', [present('03', 1), present('07', 24), absent('03', 25), present('03', 1)]],
  ] satisfies [string, Said[]][])('%s: the voter is in the new one', (_, statements) => {
    expect(told(...statements).record).toMatchObject({ county: '07', status: 'A' });
  });

  it('the county that loses the voter must say so, or say otherwise, with its next roll', () => {
    expect(told(present('03', 1), present('07', 24)).last).toMatchObject({ again: [{ county: '03', after: at(24) }] });
    expect(told(present('03', 1), absent('03', 2), present('07', 24)).last).toMatchObject({ again: [] });
  });

  it('an older word of another county changes nothing now, and that county must say it again', () => {
    const { record, last } = told(present('07', 24), present('03', 23, '2 Elm'));
    expect(record).toMatchObject({ county: '07', row: { residenceAddress: '1 Oak' } });
    expect(last).toMatchObject({ outcome: 'newer', again: [{ county: '03', after: at(24) }] });
  });
});

describe('an urgent change', () => {
  it('stands against every older roll, and against a newer one no longer', () => {
    const cancelled = changed(10, { status: 'C', statusReason: 'requested-by-voter' });
    expect(told(present('03', 1), cancelled, present('03', 6)).record?.status).toBe('C');
    expect(told(present('03', 1), cancelled, present('03', 23)).record?.status).toBe('A');
    expect(told(present('03', 1), moved('07', 10), present('03', 6, '2 Elm')).record).toMatchObject({ county: '07' });
  });

  it('changes what it names, and has to be confirmed by the next roll even if that says nothing new', () => {
    const { record, last } = told(present('03', 1), moved('03', 10));
    expect(record?.row).toMatchObject({ residenceAddress: '9 Ash', status: 'A' });
    expect(last).toMatchObject({ again: [{ county: '03', after: at(10) }] });
  });

  it('of one moment is told apart by what it changes, and a repeat changes nothing', () => {
    const [move, end] = [moved('03', 10), changed(10, { status: 'C', statusReason: 'requested-by-voter' })];
    for (const statements of [
      [move, end],
      [end, move],
    ]) {
      const { record } = told(present('03', 1), ...statements);
      expect(record).toMatchObject({ status: 'C', row: { residenceAddress: '9 Ash' } });
    }
    const twice = told(present('03', 1), move, end, move);
    expect(twice.last?.outcome).toBe('already');
    expect(told(present('03', 1), move, end, move, end).last?.outcome).toBe('already');
  });

  it('is refused for who is in no roll, and does not bring back who has left since', () => {
    expect(told(changed(10, { status: 'C' })).last?.outcome).toBe('unknown');
    expect(told(present('03', 1), absent('03', 2), changed(10, { status: 'C' })).last?.outcome).toBe('unknown');
    const registered: Statement = { ...present('07', 5), isUrgent: true };
    expect(told(present('03', 1), absent('03', 6), registered).record?.status).toBeNull();
  });
});

describe('a confidential voter', () => {
  const named = present('03', 1, '1 Oak', 'named');

  it('leaves no row behind, and comes to light by an explicit word alone', () => {
    expect(told(present('03', 0), named).record).toMatchObject({ confidential: true, row: null, status: 'A' });
    expect(told(named, present('03', 2)).record).toMatchObject({ confidential: true, row: null });
    expect(told(named, present('03', 2, '1 Oak', 'taken-off')).record).toMatchObject({ confidential: false });
    expect(told(present('03', 0), changed(5, {}, 'named'), present('03', 23)).record?.confidential).toBe(true);
  });

  // A change of address and the order that hides it are often of one minute, and come in either order.
  it('is confidential by the word that says so, whatever else was said at that moment or since', () => {
    const hidden = changed(10, {}, 'named');
    for (const [other, order] of [
      [moved('03', 10), 'of the same moment'],
      [moved('07', 10), 'of the same moment, from another county'],
      [moved('03', 12), 'of a later one'],
      [moved('07', 12), 'of a later one, from another county'],
      [changed(12, { status: 'C' }), 'of a later one, in place'],
    ] as const) {
      for (const statements of [
        [present('03', 1), other, hidden],
        [present('03', 1), hidden, other],
        [present('03', 1), other, hidden, other, hidden],
      ]) {
        expect(told(...statements).record, order).toMatchObject({ confidential: true, row: null });
      }
      const { record } = told(present('03', 1), hidden, other);
      expect(told(present('03', 1), other, hidden).record, order).toMatchObject({
        county: record?.county,
        status: record?.status,
      });
    }
    expect(told(present('03', 1), moved('03', 12), hidden).last).toMatchObject({
      again: [{ county: '03', after: at(12) }],
    });
  });

  it('comes to light by a later word alone: one of the same moment, or an older one, lifts nothing', () => {
    const [hidden, lifted] = [changed(10, {}, 'named'), (hour: number) => changed(hour, {}, 'taken-off')];
    expect(told(present('03', 1), hidden, lifted(10)).record?.confidential).toBe(true);
    expect(told(present('03', 1), lifted(10), hidden).record?.confidential).toBe(true);
    expect(told(present('03', 1), hidden, moved('03', 14), lifted(9)).record?.confidential).toBe(true);
    expect(told(present('03', 1), hidden, moved('03', 14), lifted(12)).record?.confidential).toBe(false);
    expect(told(present('03', 1), lifted(12), hidden).record?.confidential).toBe(false);
  });

  it('stays so on the way from one county to another', () => {
    expect(told(named, absent('03', 25), present('07', 24)).record).toMatchObject({ confidential: true, row: null });
  });

  it('is asked for once more: the purge did not see what was written at that moment', () => {
    expect(told(present('03', 0), named).last).toMatchObject({ again: [{ county: '03', after: at(1) }] });
    expect(told(named, present('03', 2, '1 Oak', 'named')).last).toMatchObject({ again: [] });
  });
});
