import { describe, expect, it } from 'vitest';
import { audit, judge } from '../truth/audit.ts';
import { atWall, plusDays } from '../truth/calendar.ts';
import { satisfies } from '../truth/claims.ts';
import type { History } from '../truth/history.ts';
import { INCIDENTS, isOfKind, type Kind } from '../truth/incidents.ts';
import type { ToldMessage } from '../truth/subject.ts';
import { TRUTHFUL } from '../truth/truthful.ts';

it('there are fourteen', () => {
  expect(INCIDENTS.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
});

type Subject = { readonly ballotId: string | null; readonly statusAt: number; readonly statusCode: string };

/** Every message of a kind that anybody could send about the history's rows, at noon of each day. */
const attempts = (history: History, kind: Kind): readonly ToldMessage[] => {
  const channel = history.voter.channels[0] ?? 'text';
  const subjects = history.events.flatMap((event): readonly Subject[] => {
    if (event.kind === 'status')
      return [{ ballotId: event.ballotId, statusAt: event.statusAt, statusCode: event.status }];
    return event.kind === 'participation' ? [{ ballotId: null, statusAt: event.at, statusCode: event.method }] : [];
  });
  const days = Array.from({ length: 80 }, (_, day) => atWall(plusDays('2026-09-15', day), 12 * 60));
  return [...subjects, { ballotId: null, statusAt: 0, statusCode: 'NONE' }].flatMap((subject) =>
    days.flatMap((sentAt) =>
      (['will', 'was'] as const).flatMap((tense) => {
        const told: ToldMessage = { ...subject, type: kind.type, channel, tense, sentAt };
        return isOfKind(told, kind) ? [told] : [];
      }),
    ),
  );
};

/** Messages that the oracle lets pass although the incident forbids them. */
const passed = (history: History, kind: Kind): readonly ToldMessage[] => {
  const past = history.events.flatMap((event) => (event.kind === 'sent' ? [event.message] : []));
  return attempts(history, kind).filter((told) => satisfies(told, judge(told, history, past)));
};

describe.each(INCIDENTS)('incident $number: $title', ({ cases }) => {
  it.each(cases)('$name', async ({ voters, history, must, mustNot }) => {
    const kinds = (told: readonly ToldMessage[]): readonly Kind[] =>
      must.filter((kind) => !told.some((message) => isOfKind(message, kind)));
    for (let voter = 0; voter < voters; voter += 1) {
      const played = history(voter);
      const truth = await TRUTHFUL.play(played);
      expect(audit(played, truth)).toEqual([]);
      expect(kinds(truth.told)).toEqual([]);
      expect(truth.told.filter((message) => mustNot.some((kind) => isOfKind(message, kind)))).toEqual([]);
      if (voter < 6) expect(mustNot.flatMap((kind) => passed(played, kind))).toEqual([]);
    }
  });
});
