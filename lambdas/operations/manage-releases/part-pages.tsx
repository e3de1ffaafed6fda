import type { TestNotice } from '../../../lib/operations/domain/release-notice.ts';
import { testNoticeOf } from '../../../lib/operations/domain/release-notice.ts';
import { IssuesPage } from '../../../lib/operations/pages/issues.tsx';
import {
  type Installed,
  TestEnvironmentPage,
  type ToConfirm,
} from '../../../lib/operations/pages/test-environment.tsx';
import { asksForVersions, isMissing, type TaskProgress } from '../../../lib/releases/domain/completion.ts';
import type { EnvironmentState } from '../../../lib/releases/domain/environment-state.ts';
import { isAskedByGate } from '../../../lib/releases/domain/gate.ts';
import type { Schedule } from '../../../lib/releases/domain/schedule.ts';
import { howToEnd, takenDownBy } from '../../../lib/releases/domain/still-down.ts';
import { phaseOf } from '../../../lib/releases/domain/task-run.ts';
import { findFacts } from '../../../lib/releases/use-cases/release-facts.ts';
import { CountyCode, countyOf } from '../../../lib/shared/counties.ts';
import type { VisitAt } from '../visit.ts';
import type { ReleasePorts, Shows } from './ports.ts';

const DONE: Readonly<Record<TestNotice, string>> = {
  confirmed: 'It is confirmed.',
  'versions-said': 'The versions of your county’s EMS are on record.',
  'opted-in': 'The county has opted in.',
  'mou-recorded': 'The MOU is on file.',
  withdrew: 'The county has withdrawn.',
  checked: 'The item of the set-up is on record.',
  reported: 'The issue is with the VoteCal Help Desk.',
  answered: 'The issue is on record as it stands now.',
};

const doneText = (text: string | undefined): string | undefined => {
  const notice = testNoticeOf(text);
  return notice && DONE[notice];
};

/**
 * The tasks whose confirmation is asked of a side now: a county's, or the state's (null). Those of releases that are led, and the
 * installation that the gate asks of a county.
 */
const toConfirm = async (ports: ReleasePorts, county: CountyCode | null, { now }: VisitAt): Promise<ToConfirm[]> => {
  const [schedules, { required }] = await Promise.all([ports.schedules.list(), ports.environment.read()]);
  const asked = await Promise.all(
    schedules.map(async ({ release }) => {
      const [facts, run] = await Promise.all([findFacts(ports, release), ports.runs.find(release)]);
      if (facts === undefined) return [];
      const isLed = run !== undefined && run.endedAt === null;
      const isOpen = (one: TaskProgress): boolean => isLed && phaseOf(one, facts.progress, now) === 'open';
      const isHeard = ({ task }: TaskProgress): boolean =>
        facts.confirmations.some((word) => word.task === task.number && word.county === county);
      return facts.progress
        .filter((one) =>
          isOpen(one) ? isMissing(one, county) : isAskedByGate(required, release, one, county) && !isHeard(one),
        )
        .map(({ task }) => ({ release, task }));
    }),
  );
  return asked.flat();
};

/** The installations of releases that are led which a county has confirmed. */
const installedBy = async (ports: ReleasePorts, county: CountyCode | null): Promise<Installed[]> => {
  if (county === null) return [];
  const of = async ({ release, tasks }: Schedule): Promise<Installed[]> => {
    const [words, run] = await Promise.all([ports.confirmations.list(release), ports.runs.find(release)]);
    if (run === undefined || run.endedAt !== null) return [];
    return tasks.filter(asksForVersions).flatMap((task) => {
      const said = words.find((word) => word.county === county && word.task === task.number);
      return said === undefined ? [] : [{ release, task, versions: said.versions }];
    });
  };
  return (await Promise.all((await ports.schedules.list()).map(of))).flat();
};

/** What SOS does about an environment that is down. */
const endOfDown = async (ports: ReleasePorts, state: EnvironmentState): Promise<readonly string[]> => {
  if (state.kind === 'up') return [];
  const by = takenDownBy(state);
  const facts = by && (await findFacts(ports, by.release));
  return howToEnd(facts?.progress.find(({ task }) => task.number === by?.task));
};

type More = { readonly county?: CountyCode | undefined; readonly done?: string | undefined; readonly refused?: string };

/** The page of the environment, for whoever visits it. */
export const environmentPage = async (ports: ReleasePorts, visit: VisitAt, more: More = {}) => {
  const { frame, viewer } = visit;
  const code = viewer.county ?? more.county;
  const [{ state }, optIns, checks, confirm, installed] = await Promise.all([
    ports.environment.read(),
    ports.optIns.list(),
    code === undefined ? [] : ports.checklists.list(code),
    toConfirm(ports, viewer.county, visit),
    installedBy(ports, viewer.county),
  ]);
  const seen = viewer.county === null ? optIns : optIns.filter(({ county }) => county === viewer.county);
  const ends = viewer.county === null ? await endOfDown(ports, state) : [];
  const about = {
    state,
    howToEnd: ends,
    optIns: seen,
    checks,
    toConfirm: confirm,
    installed,
    done: more.done,
    refused: more.refused,
  };
  const county = code === undefined ? undefined : countyOf(code);
  return <TestEnvironmentPage frame={frame} viewer={viewer} county={county} {...about} />;
};

/** The page of the issues that its visitor may see. */
export const issuesPage = async (
  ports: ReleasePorts,
  { frame, viewer }: VisitAt,
  more: Pick<More, 'done' | 'refused'> & { readonly typed?: Readonly<Record<string, string>> } = {},
) => <IssuesPage frame={frame} viewer={viewer} issues={await ports.issues.list(viewer.county)} {...more} />;

/** The pages about the environment itself. Another county's part is not found. */
export const PART_PAGES: Shows<'/operations/test-environment' | '/operations/issues'> = {
  '/operations/test-environment': async (ports, asked) => {
    const named = asked.query['county'] ?? '';
    const { data: county } = CountyCode.safeParse(named);
    if (named !== '' && (county === undefined || (asked.viewer.county ?? county) !== county)) return undefined;
    return environmentPage(ports, asked, { county, done: doneText(asked.query['notice']) });
  },
  '/operations/issues': (ports, asked) => issuesPage(ports, asked, { done: doneText(asked.query['notice']) }),
};
