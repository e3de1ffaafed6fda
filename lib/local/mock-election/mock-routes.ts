import { join } from 'node:path';
import { Hono } from 'hono';
import * as z from 'zod';
import { CHANNELS } from '../../shared/codes.ts';
import { COUNTIES, CountyCode } from '../../shared/counties.ts';
import type { Frame } from '../../site-kit/frame.ts';
import { PAGE_HEADERS } from '../../site-kit/security-headers.ts';
import { readReportFonts, reportPdf } from '../../test-environment/adapters/report-pdf.ts';
import { countyPart, isAsExpected, type MockReport } from '../../test-environment/domain/report.ts';
import { type ReportDocument, reportDocument } from '../../test-environment/domain/report-document.ts';
import { REPOSITORY } from '../base/folders.ts';
import { RequestProblem } from '../gateway/answers.ts';
import { readJson } from '../gateway/read-json.ts';
import type { MockElections } from './mock-elections.ts';
import { renderMockReport } from './mock-report-page.tsx';

/** The body of `POST /local/mock-election`. */
const Wish = z.strictObject({
  ballots: z.int().min(1).max(1_000_000).default(1),
  counties: z
    .array(CountyCode)
    .min(1)
    .refine((codes) => new Set(codes).size === codes.length, 'Name each county once.')
    .default(COUNTIES.map(({ code }) => code)),
});
const County = CountyCode.optional();

const FONTS = join(REPOSITORY, 'node_modules/@fontsource/noto-sans/files');

const summaryOf = (report: MockReport) => {
  const { title, verdict, facts } = reportDocument(report);
  return { title, verdict, asExpected: report.counties.every(isAsExpected), facts: Object.fromEntries(facts) };
};

/** The calls under `/local/mock-election`: play one, see how far it is, read its report as page and PDF, whole or one county's. */
export const mockElectionRoutes = (mocks: MockElections, frame: () => Promise<Frame>): Hono => {
  const reportFor = (county: string | undefined): ReportDocument => {
    const report = mocks.last();
    if (!report) throw new RequestProblem(404, 'not-found', 'No mock election has been played to its end yet.');
    const code = County.safeParse(county);
    if (!code.success) throw new RequestProblem(400, 'invalid-request', z.prettifyError(code.error));
    const part = code.data === undefined ? report : countyPart(report, code.data);
    if (part.counties.length === 0) throw new RequestProblem(404, 'not-found', 'This county did not take part.');
    return reportDocument(part);
  };
  const app = new Hono();
  app.post('/', async (context) => {
    const wish = await readJson(context.req.raw, Wish);
    if (mocks.progress() !== undefined) {
      throw new RequestProblem(409, 'already-playing', 'A mock election is being played. Wait until it has ended.');
    }
    return context.json(summaryOf(await mocks.play({ ...wish, channels: CHANNELS })));
  });
  app.get('/', (context) => {
    const last = mocks.last();
    return context.json({ playing: mocks.progress() ?? null, last: last ? summaryOf(last) : null });
  });
  app.get('/report', async (context) => {
    const county = context.req.query('county');
    const page = renderMockReport({ frame: await frame(), report: reportFor(county), county });
    return context.html(page, 200, { ...PAGE_HEADERS });
  });
  app.get('/report.pdf', async (context) => {
    const pdf = await reportPdf(reportFor(context.req.query('county')), readReportFonts(FONTS));
    return context.body(Buffer.from(pdf), 200, { 'content-type': 'application/pdf' });
  });
  return app;
};
