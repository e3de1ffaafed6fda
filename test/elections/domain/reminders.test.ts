import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MOST_REMINDERS,
  REMINDERS_APART_DAYS,
  type Reminders,
  refusedReminders,
  remindedNow,
  statedAnew,
} from '../../../lib/elections/domain/reminders.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { election } from './elections.ts';

const days = (...texts: readonly string[]) => texts.map((text) => Temporal.PlainDate.from(text));
const at = (text: string) => Temporal.Instant.from(text);
const OCTOBER_20 = at('2026-10-20T17:00:00Z');

describe('the days on which a county reminds', () => {
  it.each<[string, 'toReturn' | 'toCure', readonly string[], string | undefined]>([
    ['Election Day', 'toReturn', ['2026-10-27', '2026-11-03'], undefined],
    ['today', 'toReturn', ['2026-10-20'], undefined],
    ['none', 'toReturn', [], undefined],
    ['the last day of the cure', 'toCure', ['2026-11-25'], undefined],
    ['before the mailing', 'toReturn', ['2026-10-04'], 'too early'],
    ['after Election Day', 'toReturn', ['2026-11-04'], 'too late'],
    ['after the cure', 'toCure', ['2026-11-26'], 'too late'],
    ['a day that has passed', 'toReturn', ['2026-10-19'], 'has passed'],
    ['one day twice', 'toReturn', ['2026-10-27', '2026-10-27'], 'less than 3 days'],
    ['two days apart', 'toReturn', ['2026-10-29', '2026-10-27'], 'less than 3 days'],
    ['five days', 'toReturn', ['2026-10-21', '2026-10-24', '2026-10-27', '2026-10-30', '2026-11-02'], 'more than 4'],
  ])('%s', (_what, kind, texts, expected) => {
    const refused = refusedReminders(election(), { [kind]: days(...texts) }, undefined, OCTOBER_20);
    if (expected === undefined) expect(refused).toBeUndefined();
    else expect(refused).toContain(expected);
    if (refused) expect(refused).toContain(`"${kind}"`);
  });

  it('keeps what was sent: a day that is over stays, and the next one keeps its distance to it', () => {
    const stated: Reminders = { toReturn: days('2026-10-19', '2026-10-27'), toCure: [] };
    const asked = { toReturn: days('2026-10-28') };
    expect(refusedReminders(election(), asked, stated, OCTOBER_20)).toBeUndefined();
    expect(statedAnew(asked, stated, OCTOBER_20)?.toReturn.map(String)).toEqual(['2026-10-19', '2026-10-28']);
    expect(refusedReminders(election(), { toReturn: days('2026-10-21') }, stated, OCTOBER_20)).toContain('3 days');
    const again = { toReturn: days('2026-10-19', '2026-10-27') };
    expect(refusedReminders(election(), again, stated, OCTOBER_20)).toBeUndefined();
    expect(statedAnew(again, stated, OCTOBER_20)).toEqual(stated);
  });

  it('lets today be taken out, and what is left out stay', () => {
    const stated: Reminders = { toReturn: days('2026-10-20'), toCure: days('2026-11-20') };
    expect(statedAnew({ toReturn: [] }, stated, OCTOBER_20)).toEqual({ toReturn: [], toCure: stated.toCure });
    expect(refusedReminders(election(), { toReturn: days('2026-10-21') }, stated, OCTOBER_20)).toContain('3 days');
    expect(statedAnew(undefined, stated, OCTOBER_20)).toBe(stated);
    expect(statedAnew({ toReturn: [] }, undefined, OCTOBER_20)).toBeUndefined();
  });

  it('are of use from 5 a.m. of their day to the end of the next', () => {
    const day = days('2026-10-31');
    const isNow = (text: string) => remindedNow(day, at(text)).length === 1;
    expect(['2026-10-31T11:59:59Z', '2026-10-31T12:00:00Z'].map(isNow)).toEqual([false, true]);
    // The clocks go back in the night to November 1.
    expect(['2026-11-02T07:59:59Z', '2026-11-02T08:00:00Z'].map(isNow)).toEqual([true, false]);
  });

  it('never come closer than three days to each other, nor more often than four times, whatever is asked when', () => {
    const asked = fc.record({
      after: fc.integer({ min: 0, max: 28 }),
      days: fc.array(fc.integer({ min: 0, max: 29 }), { maxLength: 5 }),
    });
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 8 }), (answers) => {
        let stated: Reminders | undefined;
        const first = Temporal.PlainDate.from('2026-10-05');
        for (const answer of answers.toSorted((one, other) => one.after - other.after)) {
          const now = at('2026-10-05T17:00:00Z').add({ hours: 24 * answer.after });
          const over = (stated?.toReturn ?? []).filter(
            (day) => Temporal.PlainDate.compare(day, first.add({ days: answer.after })) < 0,
          );
          const toReturn = answer.days.map((after) => first.add({ days: after }));
          if (refusedReminders(election(), { toReturn }, stated, now) === undefined) {
            stated = statedAnew({ toReturn }, stated, now);
          }
          expect((stated?.toReturn ?? []).map(String)).toEqual(expect.arrayContaining(over.map(String)));
        }
        const all = (stated?.toReturn ?? []).toSorted(Temporal.PlainDate.compare);
        expect(all.length).toBeLessThanOrEqual(MOST_REMINDERS);
        const gaps = all.slice(1).map((day, place) => (all[place] ?? day).until(day).days);
        expect(gaps.every((gap) => gap >= REMINDERS_APART_DAYS)).toBe(true);
      }),
    );
  });
});
