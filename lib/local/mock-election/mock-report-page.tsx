import type { FC } from 'hono/jsx';
import type { Frame } from '../../site-kit/frame.ts';
import { Layout, renderDocument } from '../../site-kit/layout.tsx';
import type { ReportDocument } from '../../test-environment/domain/report-document.ts';
import { MockReportBody } from '../../test-environment/pages/mock-report.tsx';

type MockReportProps = { frame: Frame; report: ReportDocument; county: string | undefined };

/** The report of the stage's last mock election, as an HTML document. */
export const renderMockReport = (props: MockReportProps): string => renderDocument(<MockReportPage {...props} />);

const MockReportPage: FC<MockReportProps> = ({ frame, report, county }) => (
  <Layout
    frame={frame}
    language="en"
    title={`${report.title} · Rollcall, local stage`}
    service={{
      name: 'Mock election',
      owner: 'Rollcall, local stage',
      href: `${frame.root}/local/mock-election/report`,
    }}
    skipText="Skip to main content"
    rehearsalText="This is a rehearsal. Every voter here is invented, and nothing was sent to anyone."
    contact={{ heading: 'VoteCal Help Desk', email: 'votecalhelp@sos.ca.gov' }}
  >
    <div class="grid-container page">
      <h1>{report.title}</h1>
      <MockReportBody report={report} />
      <p>
        <a href={`${frame.root}/local/mock-election/report.pdf${county === undefined ? '' : `?county=${county}`}`}>
          Download as PDF
        </a>
      </p>
    </div>
  </Layout>
);
