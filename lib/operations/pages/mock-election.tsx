import type { FC } from 'hono/jsx';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { Day, Moment, StackedMoment } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import type { MockRun } from '../../test-environment/domain/mock-run.ts';
import type { MockStart } from '../../test-environment/domain/mock-start.ts';
import { MockReportBody } from '../../test-environment/pages/mock-report.tsx';
import type { MockShown } from '../domain/mock-shown.ts';
import type { MockNotice } from '../domain/trial-notice.ts';
import type { Viewer } from '../domain/viewer.ts';
import { MockSoFar } from './mock-so-far.tsx';
import { MockStartNotice, StartMock } from './mock-start.tsx';
import { OperationsLayout } from './operations-layout.tsx';

type MockElectionProps = MockShown & {
  frame: Frame;
  viewer: Viewer;
  /** How one is started; undefined for whoever may not. */
  start: MockStart | undefined;
  notice: MockNotice | undefined;
};

const addressOf = (frame: Frame, id: string): string => `${frame.root}/operations/mock-election?run=${id}`;

/** Whether somebody is about to start one: then that comes first, and otherwise after the report. */
const isAsked = ({ review, faults }: MockStart): boolean => review !== undefined || Object.keys(faults).length > 0;

/** A mock election while it is played, and its report, the state's or a county's own part. */
export const MockElectionPage: FC<MockElectionProps> = ({
  frame,
  viewer,
  runs,
  shown,
  report,
  soFar,
  start,
  notice,
}) => (
  <OperationsLayout frame={frame} viewer={viewer} title={report?.title ?? 'Mock election'} section="releases">
    {notice !== undefined && <MockStartNotice notice={notice} />}
    {shown === undefined && <p>No mock election has been played in this environment yet.</p>}
    {start !== undefined && report === undefined && <StartMock frame={frame} start={start} />}
    {start !== undefined && report !== undefined && isAsked(start) && <StartMock frame={frame} start={start} />}
    {shown !== undefined && report === undefined && (
      <>
        <p class="usa-intro">
          {shown.id} is under way since <Moment at={shown.startedAt} />. {shown.progress}
        </p>
        <MockSoFar soFar={soFar} />
      </>
    )}
    {shown !== undefined && report !== undefined && (
      <>
        <MockReportBody report={report} />
        <p>
          <a href={`${addressOf(frame, shown.id)}&format=pdf`}>Download as PDF</a>
        </p>
      </>
    )}
    {start !== undefined && report !== undefined && !isAsked(start) && <StartMock frame={frame} start={start} />}
    {runs.length > 0 && <Runs frame={frame} runs={runs} />}
  </OperationsLayout>
);

const Runs: FC<{ frame: Frame; runs: readonly MockRun[] }> = ({ frame, runs }) => (
  <DataTable caption="Mock elections" columns={['Name', 'Election Day', 'Counties', 'Begun', 'Ended']}>
    <tbody>
      {runs.map(({ id, plan, startedAt, endedAt }) => (
        <tr>
          <th scope="row">
            <a href={addressOf(frame, id)}>{id}</a>
          </th>
          <td>
            <Day date={plan.electionDay} />
          </td>
          <td>{plan.counties.length}</td>
          <td>
            <StackedMoment at={startedAt} />
          </td>
          <td>{endedAt === null ? 'Under way' : <StackedMoment at={endedAt} />}</td>
        </tr>
      ))}
    </tbody>
  </DataTable>
);
