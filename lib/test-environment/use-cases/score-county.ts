import type { CountyCode } from '../../shared/counties.ts';
import { castOf, type MockPlan } from '../domain/cast.ts';
import { addRows, NO_ROWS, withUnposted } from '../domain/judge-answer.ts';
import type { PlayedDay } from '../domain/mock-run.ts';
import type { CountyResult, OwnPart } from '../domain/report.ts';
import { scoreMessages } from '../domain/score.ts';
import { notTried, rowsOfScript } from '../domain/script.ts';
import type { ListedUpload, MockApi, ReadObserved } from '../ports.ts';

export type ScorePorts = { readonly api: Pick<MockApi, 'uploadsOf'>; readonly observed: ReadObserved };

const ownPart = (uploads: readonly ListedUpload[], messages: number): OwnPart => {
  const sum = (of: (upload: ListedUpload) => number): number => uploads.reduce((all, upload) => all + of(upload), 0);
  return {
    uploads: uploads.length,
    rows: sum(({ rows }) => rows),
    held: sum(({ held }) => held),
    rejected: sum(({ rejected }) => rejected),
    messages,
  };
};

/**
 * Holds what reached the providers against the stories of a county, and counts apart what the county itself posted. `days`: what
 * was played, of all counties: another one posts for this county's voters too.
 */
export const scoreCounty = async (
  { api, observed }: ScorePorts,
  plan: MockPlan,
  county: CountyCode,
  days: ReadonlyMap<CountyCode, readonly PlayedDay[]>,
): Promise<CountyResult> => {
  const { cast, others } = await observed(plan, county);
  const all = [...days.values()].flat().flatMap(({ uploads }) => uploads);
  const scenario = new Set(all.map(({ uploadId }) => uploadId));
  const uploads = await api.uploadsOf(county, plan.electionId);
  const players = castOf(plan, county);
  const posted = (days.get(county) ?? []).map(({ rows }) => rows).reduce(addRows, NO_ROWS);
  return {
    county,
    rows: withUnposted(posted, rowsOfScript(plan, players)),
    notTried: notTried(plan, players),
    messages: scoreMessages(plan, players, cast),
    own: ownPart(
      uploads.filter(({ uploadId }) => !scenario.has(uploadId)),
      others,
    ),
  };
};
