import { describe, expect, it } from 'vitest';
import { deadlinesOf } from '../../../lib/elections/domain/deadlines.ts';
import type { Election } from '../../../lib/elections/domain/election.ts';
import { electionToShow } from '../../../lib/operations/domain/shown-election.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { ELECTION } from '../../elections/sample-election.ts';

const on = (id: string, day: string): Election => {
  const date = Temporal.PlainDate.from(day);
  return { ...ELECTION, id, date, trackingOn: date.subtract({ days: 29 }), deadlines: deadlinesOf('statewide', date) };
};
const PRIMARY = on('primary', '2026-06-02');
const GENERAL = on('general', '2026-11-03');
const LOCAL = on('local', '2026-12-08');
const NEXT_YEAR = on('next', '2027-11-02');

describe('the election that a page opens on', () => {
  it.each([
    ['the one that runs', '2026-10-20', 'general'],
    ['on its first day of messages', '2026-10-05', 'general'],
    ['the next, while none runs', '2026-09-01', 'general'],
    ['of two that run the nearer', '2026-12-05', 'local'],
    ['of two that run the nearer, also when it is past', '2026-11-10', 'general'],
    ['the last, when all are over', '2028-01-01', 'next'],
    ['the next, however far', '2027-06-01', 'next'],
  ])('is %s: on %s', (_why, today, id) => {
    const elections = [NEXT_YEAR, PRIMARY, LOCAL, GENERAL];
    expect(electionToShow(elections, Temporal.PlainDate.from(today))?.id).toBe(id);
  });

  it('is none where there is none', () => {
    expect(electionToShow([], Temporal.PlainDate.from('2026-11-03'))).toBeUndefined();
  });
});
