import type { Child } from 'hono/jsx';
import { readTrail } from '../../../lib/audit/use-cases/read-trail.ts';
import { readCoverage } from '../../../lib/imb/use-cases/read-coverage.ts';
import { fileNoticeOf } from '../../../lib/operations/domain/file-notice.ts';
import { countiesOfViewer, type Viewer } from '../../../lib/operations/domain/viewer.ts';
import { AuditPage } from '../../../lib/operations/pages/audit.tsx';
import { CalendarPage } from '../../../lib/operations/pages/calendar.tsx';
import { CheckPage } from '../../../lib/operations/pages/check.tsx';
import { CompliancePage } from '../../../lib/operations/pages/compliance.tsx';
import { CountiesPage } from '../../../lib/operations/pages/counties.tsx';
import { CountyPage } from '../../../lib/operations/pages/county.tsx';
import { CountyFilePage } from '../../../lib/operations/pages/county-file.tsx';
import {
  calendarSheet,
  complianceSheet,
  countySheet,
  differenceSheet,
  mailSheet,
  messageSheet,
  missingSheet,
  summarySheet,
} from '../../../lib/operations/pages/exports.ts';
import { HeldRowsPage } from '../../../lib/operations/pages/held-rows.tsx';
import { MailPage } from '../../../lib/operations/pages/mail.tsx';
import { MessagesPage } from '../../../lib/operations/pages/messages.tsx';
import { Summary } from '../../../lib/operations/pages/summary.tsx';
import { UploadListPage } from '../../../lib/operations/pages/upload-list.tsx';
import type { StaffReads } from '../../../lib/operations/ports.ts';
import { chooseElection } from '../../../lib/operations/use-cases/choose-election.ts';
import {
  readAllDifferences,
  readCalendar,
  readCheck,
  readCounty,
  readSummary,
} from '../../../lib/operations/use-cases/read-checks.ts';
import { readFile, readStandings } from '../../../lib/operations/use-cases/read-county-files.ts';
import { readHeldRows } from '../../../lib/operations/use-cases/read-held-rows.ts';
import { readMessages } from '../../../lib/operations/use-cases/read-messages.ts';
import { readUploads } from '../../../lib/operations/use-cases/read-uploads.ts';
import type { RELEASE_PAGES, StaffPage, TEXT_PAGES, TRIAL_PAGES } from '../../../lib/platform/access.ts';
import { CountyCode } from '../../../lib/shared/counties.ts';
import { pacificDate } from '../../../lib/shared/time.ts';
import type { CountyMap } from '../../../lib/site-kit/assets/california.ts';
import { csvResponse } from '../../../lib/site-kit/csv-response.ts';
import type { Frame } from '../../../lib/site-kit/frame.ts';
import { readCompliance } from '../../../lib/sync-checks/use-cases/read-compliance.ts';
import { auditExport } from './audit-export.ts';

/** A request for a page: who asks, for what. */
export type PageRequest = {
  readonly frame: Frame;
  readonly viewer: Viewer;
  readonly map: CountyMap;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
};

/** A page, or what is handed out as a file; undefined where there is nothing for this viewer. */
type Page = (reads: StaffReads, request: PageRequest) => Promise<Child | Response | undefined>;

/** The pages that this function serves; those that change things have functions of their own. */
type ReadPage = Exclude<
  StaffPage,
  | keyof typeof RELEASE_PAGES
  | '/operations/guests'
  | keyof typeof TRIAL_PAGES
  | '/operations/uploads'
  | '/operations/uploads/:upload'
  | keyof typeof TEXT_PAGES
  | '/operations/people'
  | '/operations/sessions'
  | '/operations/contacts'
  | '/operations/systems'
  | '/operations/dates'
  | '/operations/participation'
  | '/operations/halts'
  | '/operations/retractions'
  | '/operations/brakes'
  | '/operations/outreach'
  | '/operations/voters'
>;

/** Whether what a page shows is asked for as a file for a spreadsheet. */
const isFile = (query: PageRequest['query']): boolean => query['format'] === 'csv';

/** Each page by its path: what it reads, and how that is shown. Undefined where there is nothing for this viewer. */
export const PAGE_ROUTES: Readonly<Record<ReadPage, Page>> = {
  '/operations': async (reads, { frame, viewer, map, query }) => {
    const read = await readSummary(reads, viewer, frame.now);
    if (isFile(query)) return csvResponse('sync-checks', summarySheet(read.counties, read.latest, viewer));
    const halts = await reads.halts.active();
    return <Summary frame={frame} viewer={viewer} map={map} halts={halts} {...read} />;
  },
  '/operations/counties': async (reads, { frame, viewer, query }) => {
    const read = await readStandings(reads, viewer, frame.now, query['after']);
    if (isFile(query)) return csvResponse('missing-of-counties', missingSheet(read.standings));
    return <CountiesPage frame={frame} viewer={viewer} notice={fileNoticeOf(query['notice'])} {...read} />;
  },
  '/operations/counties/:code/file': async (reads, { frame, viewer, path, query }) => {
    const read = await readFile(reads, viewer, path['code'], frame.now);
    const notice = fileNoticeOf(query['notice']);
    return read && <CountyFilePage frame={frame} viewer={viewer} notice={notice} {...read} />;
  },
  '/operations/counties/:code': async (reads, { frame, viewer, path, query }) => {
    const read = await readCounty(reads, viewer, path['code'], frame.now);
    if (read && isFile(query))
      return csvResponse(`checks-${read.county.code}`, countySheet(read.county, read.checks, viewer));
    return read && <CountyPage frame={frame} viewer={viewer} notice={fileNoticeOf(query['notice'])} {...read} />;
  },
  '/operations/counties/:code/held-rows': async (reads, { frame, viewer, path, query }) => {
    const read = await readHeldRows(reads, viewer, { ...query, code: path['code'] }, frame.now);
    return read && <HeldRowsPage frame={frame} viewer={viewer} {...read} />;
  },
  '/operations/counties/:code/uploads': async (reads, { frame, viewer, path, query }) => {
    const read = await readUploads(reads, viewer, path['code'], query['cursor']);
    return read && <UploadListPage frame={frame} viewer={viewer} {...read} />;
  },
  '/operations/checks/:id': async (reads, { frame, viewer, path, query }) => {
    const asked = { id: path['id'] ?? '', cursor: query['cursor'], before: query['before'] };
    if (isFile(query)) {
      const all = await readAllDifferences(reads, viewer, asked.id);
      return all && csvResponse(`differences-${asked.id}`, differenceSheet(all));
    }
    const read = await readCheck(reads, viewer, asked);
    return read && <CheckPage frame={frame} viewer={viewer} {...read} />;
  },
  '/operations/calendar': async (reads, { frame, viewer, query }) => {
    const asked = { from: query['from'], to: query['to'] };
    const read = await readCalendar(reads, viewer, asked, frame.now);
    if (isFile(query)) return csvResponse(`calendar-${read.from}-${read.to}`, calendarSheet(read.windows));
    return <CalendarPage frame={frame} viewer={viewer} {...read} />;
  },
  '/operations/compliance': async (reads, { frame, viewer, query }) => {
    const codes = countiesOfViewer(viewer).map((county) => county.code);
    const counties = await readCompliance(reads, codes, pacificDate(frame.now));
    if (isFile(query)) return csvResponse('compliance', complianceSheet(counties));
    return <CompliancePage frame={frame} viewer={viewer} counties={counties} />;
  },
  '/operations/messages': async (reads, { frame, viewer, query }) => {
    const read = await readMessages(reads, viewer, query['election'], frame.now);
    if (read?.shown && isFile(query)) return csvResponse(`messages-${read.shown.id}`, messageSheet(read.counts));
    const halts = await reads.halts.active();
    return read && <MessagesPage frame={frame} viewer={viewer} halts={halts} {...read} />;
  },
  '/operations/mail': async (reads, { frame, viewer, query }) => {
    const chosen = await chooseElection(reads, viewer, query['election'], frame.now);
    if (!chosen) return undefined;
    const county = CountyCode.optional().safeParse(viewer.county ?? query['county']);
    if (!county.success) return undefined;
    const side = { county: county.data ?? null };
    const coverages = chosen.shown ? await readCoverage(reads.coverage, chosen.shown, side) : [];
    if (chosen.shown && isFile(query)) return csvResponse(`mail-${chosen.shown.id}`, mailSheet(coverages));
    return <MailPage frame={frame} viewer={viewer} coverages={coverages} {...chosen} />;
  },
  '/operations/audit': async (reads, { frame, viewer, query }) => {
    const read = await readTrail(reads.audit, viewer, { county: query['county'], before: query['before'] });
    return read && <AuditPage frame={frame} viewer={viewer} {...read} />;
  },
  '/operations/audit/export': async (reads, { viewer, query }) => auditExport(reads.audit, viewer, query),
};
