import { describe, expect, it } from 'vitest';
import { at, historyOf, issued, message, row } from '../ballot-tracking/truth/build.ts';
import { checkReminders } from './reminder-check.ts';

const A = issued('A', '10-05');
const outbound = message('Outbound', 'A', '10-05 09:00', '10-05 10:00', { statusCode: 'ISSUED' });
const DAY = { type: 'DeadlineReminder', day: '2026-10-27' } as const;
const reminder = message('DeadlineReminder', 'reminder-2026-10-27', '10-27', '10-27 09:00');

// A checker that finds nothing proves nothing.
describe('the checker of reminders', () => {
  it('is content where whoever is owed one is reminded', () => {
    expect(checkReminders(historyOf([A]), [outbound, reminder], [reminder], [DAY])).toEqual({ lost: [], astray: [] });
  });

  it('finds who was forgotten', () => {
    const { lost } = checkReminders(historyOf([A]), [outbound], [], [DAY]);
    expect(lost).toEqual(['never reminded on 2026-10-27 by text']);
  });

  it.each([
    ['is back', [A, row('A', 'INR', '10-15 09:00')], [outbound]],
    ['was told of a moment ago', [A], [{ ...outbound, sentAt: at('10-25 10:00') }]],
    ['comes back on that very day', [A, row('A', 'INR', '10-27 09:00')], [outbound]],
  ] as const)('owes nobody one whose ballot %s', (_, events, told) => {
    expect(checkReminders(historyOf(events), told, [], [DAY]).lost).toEqual([]);
  });

  it.each([
    ['on a day that the county has not set', reminder, []],
    ['before its day', { ...reminder, sentAt: at('10-26 20:00') }, [DAY]],
    ['days after it', { ...reminder, sentAt: at('10-30 09:00') }, [DAY]],
  ])('finds one that came %s', (_, told, days) => {
    expect(checkReminders(historyOf([A]), [outbound, told], [told], days).astray).toHaveLength(1);
  });
});
