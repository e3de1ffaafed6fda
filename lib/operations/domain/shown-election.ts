import type { Election } from '../../elections/domain/election.ts';
import { messageWindow } from '../../elections/domain/message-window.ts';
import { Temporal } from '../../shared/time.ts';

const { compare } = Temporal.PlainDate;

const byDate = (a: Election, b: Election): number => compare(a.date, b.date);

/**
 * The election that a page opens on: one that is running, of several the one whose Election Day is nearest; otherwise the
 * next; otherwise the last. Undefined where there is none.
 */
export const electionToShow = (elections: readonly Election[], today: Temporal.PlainDate): Election | undefined => {
  const days = ({ date }: Election): number => Math.abs(today.until(date).days);
  const running = elections.filter((election) => {
    const { firstDay, lastDay } = messageWindow(election);
    return compare(firstDay, today) <= 0 && compare(today, lastDay) <= 0;
  });
  const [nearest] = running.toSorted((a, b) => days(a) - days(b) || byDate(a, b));
  const [next] = elections.filter(({ date }) => compare(date, today) > 0).toSorted(byDate);
  return nearest ?? next ?? elections.toSorted(byDate).at(-1);
};
