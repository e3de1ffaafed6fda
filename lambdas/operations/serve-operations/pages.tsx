import type { Child } from 'hono/jsx';
import { concerns } from '../../../lib/elections/domain/election.ts';
import { CalendarPage } from '../../../lib/operations/pages/calendar.tsx';
import { CheckPage } from '../../../lib/operations/pages/check.tsx';
import { CompliancePage } from '../../../lib/operations/pages/compliance.tsx';
import { CountyPage } from '../../../lib/operations/pages/county.tsx';
import { dateRange } from '../../../lib/operations/pages/date-range.ts';
import { DIFFERENCES_PER_PAGE, type ShownDifferences } from '../../../lib/operations/pages/difference-list.tsx';
import { MessagesPage } from '../../../lib/operations/pages/messages.tsx';
import { nightStates } from '../../../lib/operations/pages/night-states.ts';
import { maySee, type Viewer } from '../../../lib/operations/pages/operations-layout.tsx';
import { Summary } from '../../../lib/operations/pages/summary.tsx';
import { COUNTIES, CountyCode, countyOf } from '../../../lib/shared/counties.ts';
import { pacificDate } from '../../../lib/shared/time.ts';
import { countyOfCheckId } from '../../../lib/sync-checks/domain/check-id.ts';
import { scheduleBetween } from '../../../lib/sync-checks/domain/schedule.ts';
import { readCompliance } from '../../../lib/sync-checks/use-cases/read-compliance.ts';
import type { PageRequest, Ports } from './ports.ts';

/** The counties of a viewer, by group and name as the nights run them. */
const countiesOfViewer = (viewer: Viewer) =>
  COUNTIES.filter((county) => maySee(viewer, county.code)).toSorted(
    (a, b) => a.syncGroup.localeCompare(b.syncGroup) || a.name.localeCompare(b.name),
  );

export const summaryPage = async ({ frame, viewer }: PageRequest, ports: Ports): Promise<Child> => {
  const counties = countiesOfViewer(viewer);
  const today = pacificDate(frame.now);
  const from = today.subtract({ months: 2 });
  const histories = await Promise.all(counties.map(({ code }) => ports.checks.history(code, from, today)));
  const latest = new Map(histories.flatMap(([newest]) => (newest === undefined ? [] : [[newest.county, newest]])));
  const codes = counties.map((county) => county.code);
  const nights = nightStates(codes, histories.flat(), frame.now);
  const { map } = ports.assets;
  return <Summary frame={frame} viewer={viewer} map={map} counties={counties} nights={nights} latest={latest} />;
};

export const countyPage = async ({ frame, viewer, path }: PageRequest, ports: Ports): Promise<Child | null> => {
  const code = CountyCode.safeParse(path['code']);
  if (!code.success || !maySee(viewer, code.data)) return null;
  const today = pacificDate(frame.now);
  const checks = await ports.checks.history(code.data, today.subtract({ months: 13 }), today);
  return <CountyPage frame={frame} viewer={viewer} county={countyOf(code.data)} checks={checks} />;
};

export const checkPage = async ({ frame, viewer, path, query }: PageRequest, ports: Ports): Promise<Child | null> => {
  const id = path['id'] ?? '';
  const county = countyOfCheckId(id);
  if (county === undefined || !maySee(viewer, county)) return null;
  const check = await ports.checks.read(id);
  if (check === null) return null;
  let differences: ShownDifferences | null = null;
  if (check.status === 'completed') {
    const page = await ports.differences.page(check, query['cursor'], DIFFERENCES_PER_PAGE);
    if (page === null) return null;
    const before = query['cursor'] === undefined ? 0 : Number(/^\d{1,9}$/.exec(query['before'] ?? '')?.[0] ?? 0);
    differences = { items: page.differences, before, cursor: page.cursor };
  }
  return <CheckPage frame={frame} viewer={viewer} check={check} differences={differences} />;
};

export const calendarPage = async ({ frame, viewer, query }: PageRequest, ports: Ports): Promise<Child> => {
  const { from, to, problem } = dateRange(query['from'], query['to'], pacificDate(frame.now));
  const codes = countiesOfViewer(viewer).map((county) => county.code);
  const windows = scheduleBetween({ from, to }, codes, await ports.alternates.all());
  return <CalendarPage frame={frame} viewer={viewer} from={from} to={to} problem={problem} windows={windows} />;
};

export const compliancePage = async ({ frame, viewer }: PageRequest, ports: Ports): Promise<Child> => {
  const codes = countiesOfViewer(viewer).map((county) => county.code);
  const counties = await readCompliance(ports, codes, pacificDate(frame.now));
  return <CompliancePage frame={frame} viewer={viewer} counties={counties} />;
};

export const messagesPage = async ({ frame, viewer, query }: PageRequest, ports: Ports): Promise<Child | null> => {
  const county = viewer.role === 'county' ? viewer.county : null;
  const elections = (await ports.elections.list()).filter((one) => county === null || concerns(one, county));
  const asked = query['election'];
  const shown = asked === undefined ? (elections.at(-1) ?? null) : elections.find((one) => one.id === asked);
  if (shown === undefined) return null;
  const counts = shown === null ? [] : await ports.countMessages(shown.id, county);
  return <MessagesPage frame={frame} viewer={viewer} elections={elections} shown={shown} counts={counts} />;
};
