import type { CountyCode } from '../../shared/counties.ts';
import { castOf, type MockPlan } from '../domain/cast.ts';
import { addRows, judgeAnswer } from '../domain/judge-answer.ts';
import { NOTHING_PLAYED, type PlayedDay } from '../domain/mock-run.ts';
import { filesOf } from '../domain/script.ts';
import { COUNTY_ANSWERS } from '../domain/stories.ts';
import type { Day } from '../domain/story.ts';
import type { MockApi } from '../ports.ts';

/** Where it is kept how far a day has come: what a step that failed had posted, and what is posted now. */
export type DayBook = {
  readonly before: PlayedDay | undefined;
  readonly keep: (played: PlayedDay) => Promise<void>;
};

const UNKEPT: DayBook = { before: undefined, keep: async () => {} };

/**
 * Posts what the scenario has of a county on a day, after what the county says of taking part. A repeat goes on behind the last file
 * whose answer is kept; the next one may have been posted, and its rows may be "unchanged". Throws as the API does.
 */
export const playDay = async (
  api: Pick<MockApi, 'participate' | 'post'>,
  plan: MockPlan,
  county: CountyCode,
  day: Day,
  { before, keep }: DayBook = UNKEPT,
): Promise<PlayedDay> => {
  let played = before ?? NOTHING_PLAYED;
  if (before === undefined) await keep(played);
  const answer = COUNTY_ANSWERS.get(day);
  if (answer) await api.participate(plan.electionId, county, answer.participates);
  for (const [number, file] of filesOf(plan, castOf(plan, county), day).entries()) {
    if (number < played.files) continue;
    const answered = await api.post(plan.electionId, file);
    const isRepeat = before !== undefined && number === before.files;
    const own = answered.uploadId === undefined ? [] : [{ by: file.by, uploadId: answered.uploadId }];
    played = {
      files: number + 1,
      rows: addRows(played.rows, judgeAnswer(file, answered, isRepeat)),
      uploads: [...played.uploads, ...own],
    };
    await keep(played);
  }
  return played;
};
