import { releaseNoticeOf } from '../../../lib/operations/domain/release-notice.ts';
import { ReleasePage } from '../../../lib/operations/pages/release.tsx';
import { ReleaseCountiesPage } from '../../../lib/operations/pages/release-counties.tsx';
import { NewReleaseForm, ReviseForms } from '../../../lib/operations/pages/release-form.tsx';
import { ReleaseMemoPage } from '../../../lib/operations/pages/release-memo.tsx';
import { ReleaseRevisionsPage } from '../../../lib/operations/pages/release-revisions.tsx';
import { ReleaseWeekPage } from '../../../lib/operations/pages/release-week.tsx';
import { TASK_STATE_TEXT } from '../../../lib/operations/pages/release-words.ts';
import { ReleasesPage } from '../../../lib/operations/pages/releases.tsx';
import { completionByCounty } from '../../../lib/releases/domain/completion-by-county.ts';
import { countyTasks, countyWeek, stateWeek, weekFrom } from '../../../lib/releases/domain/county-tasks.ts';
import { memoOf } from '../../../lib/releases/domain/memo.ts';
import { compareRevisions } from '../../../lib/releases/domain/revision-diff.ts';
import { ReleaseId, type Schedule } from '../../../lib/releases/domain/schedule.ts';
import { scheduleCsv } from '../../../lib/releases/domain/schedule-csv.ts';
import { judgeRelease } from '../../../lib/releases/use-cases/judge-release.ts';
import { findFacts } from '../../../lib/releases/use-cases/release-facts.ts';
import { COUNTIES, CountyCode, countyOf } from '../../../lib/shared/counties.ts';
import { toPacificIso } from '../../../lib/shared/time.ts';
import { csvResponse } from '../../../lib/site-kit/csv-response.ts';
import { csvText, pdfResponse } from './files.ts';
import type { Asked, ReleasePorts, Shows } from './ports.ts';

const factsOf = async (ports: ReleasePorts, { path }: Asked) => {
  const { data: release } = ReleaseId.safeParse(path['release']);
  return release === undefined ? undefined : findFacts(ports, release);
};

const revisionsOf = async ({ schedules }: ReleasePorts, { path }: Asked): Promise<readonly Schedule[]> => {
  const { data: release } = ReleaseId.safeParse(path['release']);
  return release === undefined ? [] : schedules.revisions(release);
};

/** Whose week is asked for: a county's own; of the state a county's, or its own. Undefined: another county's. */
const weekOf = ({ viewer, query }: Asked) => {
  const asked = query['county'] ?? '';
  if (viewer.county !== null) return asked === '' || asked === viewer.county ? countyOf(viewer.county) : undefined;
  const { data: code } = CountyCode.safeParse(asked);
  if (asked === '') return null;
  return code === undefined ? undefined : countyOf(code);
};

/** The pages about a release's schedule. Another county's data is not found. */
export const SCHEDULE_PAGES: Shows<
  | '/operations/releases'
  | '/operations/releases/:release'
  | '/operations/releases/:release/week'
  | '/operations/releases/:release/counties'
  | '/operations/releases/:release/revisions'
  | '/operations/releases/:release/memo'
  | '/operations/releases/:release/revise'
  | '/operations/new-release'
> = {
  '/operations/releases': async ({ schedules }, { frame, viewer }) => (
    <ReleasesPage frame={frame} viewer={viewer} schedules={await schedules.list()} />
  ),
  '/operations/releases/:release': async (ports, asked) => {
    const facts = await factsOf(ports, asked);
    if (facts === undefined) return undefined;
    const { schedule, progress, confirmations } = facts;
    if (asked.query['format'] === 'csv') return csvText(`schedule-${schedule.release}`, scheduleCsv(schedule));
    const known = asked.viewer.county;
    const heard = confirmations.filter(({ county }) => known === null || county === known);
    const about = {
      schedule,
      progress,
      findings: await judgeRelease(ports, schedule, heard),
      notice: releaseNoticeOf(asked.query['notice']),
    };
    return <ReleasePage frame={asked.frame} viewer={asked.viewer} {...about} />;
  },
  '/operations/releases/:release/week': async (ports, asked) => {
    const [facts, county] = [await factsOf(ports, asked), weekOf(asked)];
    if (facts === undefined || county === undefined) return undefined;
    const { schedule, progress, confirmations } = facts;
    const week = weekFrom(asked.now);
    const tasks = countyWeek(countyTasks(progress, confirmations, county?.code ?? null, asked.now), week);
    const announced = county === null ? [] : stateWeek(progress, week);
    const about = { schedule, county, week, tasks, announced };
    return <ReleaseWeekPage frame={asked.frame} viewer={asked.viewer} {...about} />;
  },
  '/operations/releases/:release/counties': async (ports, asked) => {
    const facts = await factsOf(ports, asked);
    if (facts === undefined) return undefined;
    const { schedule, progress, confirmations } = facts;
    const seen = COUNTIES.map(({ code }) => code).filter((code) => [null, code].includes(asked.viewer.county));
    const counties = completionByCounty(progress, confirmations, seen, asked.now);
    if (asked.query['format'] !== 'csv')
      return <ReleaseCountiesPage frame={asked.frame} viewer={asked.viewer} schedule={schedule} counties={counties} />;
    const rows = counties.flatMap(({ county, tasks }) =>
      tasks.map(({ task, state, confirmedAt }) => [
        countyOf(county).name,
        task.number,
        TASK_STATE_TEXT[state],
        confirmedAt && toPacificIso(confirmedAt),
      ]),
    );
    return csvResponse(`completion-${schedule.release}`, [['County', 'Task', 'State', 'Confirmed at'], ...rows]);
  },
  '/operations/releases/:release/revisions': async (ports, asked) => {
    const revisions = await revisionsOf(ports, asked);
    const newest = revisions.at(-1);
    if (newest === undefined) return undefined;
    const from = Number(asked.query['from'] ?? newest.revision - 1);
    const before = revisions.find(({ revision }) => revision === from && revision !== newest.revision);
    if (before === undefined && asked.query['from'] !== undefined) return undefined;
    const compared = before && { before, change: compareRevisions(before, newest) };
    const about = { revisions, newest, compared };
    return <ReleaseRevisionsPage frame={asked.frame} viewer={asked.viewer} {...about} />;
  },
  '/operations/releases/:release/memo': async (ports, asked) => {
    const revisions = await revisionsOf(ports, asked);
    const wanted = Number(asked.query['revision'] ?? revisions.at(-1)?.revision);
    const index = revisions.findIndex(({ revision }) => revision === wanted);
    const schedule = revisions[index];
    const memo = schedule && memoOf(schedule, revisions[index - 1]);
    if (schedule === undefined || memo === undefined) return undefined;
    if (asked.query['format'] === 'pdf')
      return pdfResponse(`memorandum-${schedule.memo?.number}`, await ports.printMemo(memo));
    return <ReleaseMemoPage frame={asked.frame} viewer={asked.viewer} schedule={schedule} memo={memo} />;
  },
  '/operations/releases/:release/revise': async (ports, asked) => {
    const facts = await factsOf(ports, asked);
    return facts && <ReviseForms frame={asked.frame} viewer={asked.viewer} schedule={facts.schedule} />;
  },
  '/operations/new-release': async (_, { frame, viewer }) => <NewReleaseForm frame={frame} viewer={viewer} />,
};
