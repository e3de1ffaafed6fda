import type { CountyCode } from '../../shared/counties.ts';
import { castOf, type MockPlan } from '../domain/cast.ts';
import { addRows, judgeAnswer, NO_ROWS } from '../domain/judge-answer.ts';
import type { PlayedDay } from '../domain/mock-run.ts';
import { filesOf } from '../domain/script.ts';
import { COUNTY_ANSWERS } from '../domain/stories.ts';
import type { Day } from '../domain/story.ts';
import type { MockApi } from '../ports.ts';

/**
 * Posts what the scenario has of a county on a day, after what the county says of taking part. Repeating it posts the same rows, which changes nothing, and differs in its
 * answers: then they are "unchanged". Throws as the API does.
 */
export const playDay = async (
  api: Pick<MockApi, 'participate' | 'post'>,
  plan: MockPlan,
  county: CountyCode,
  day: Day,
): Promise<PlayedDay> => {
  const answer = COUNTY_ANSWERS.get(day);
  if (answer) await api.participate(plan.electionId, county, answer.participates);
  let rows = NO_ROWS;
  const uploads: PlayedDay['uploads'][number][] = [];
  for (const file of filesOf(plan, castOf(plan, county), day)) {
    const answered = await api.post(plan.electionId, file);
    rows = addRows(rows, judgeAnswer(file, answered));
    if (answered.uploadId !== undefined) uploads.push({ by: file.by, uploadId: answered.uploadId });
  }
  return { rows, uploads };
};
