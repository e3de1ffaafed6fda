import type { FC } from 'hono/jsx';
import { pacificDate } from '../../shared/time.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { Moment, StackedMoment } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import type { MockRun } from '../../test-environment/domain/mock-run.ts';
import { MockReportBody } from '../../test-environment/pages/mock-report.tsx';
import type { MockShown } from '../domain/mock-shown.ts';
import type { Viewer } from '../domain/viewer.ts';
import { MockSoFar } from './mock-so-far.tsx';
import { OperationsLayout } from './operations-layout.tsx';

type MockElectionProps = MockShown & { frame: Frame; viewer: Viewer };

const addressOf = (frame: Frame, id: string): string => `${frame.root}/operations/mock-election?run=${id}`;

/** A mock election while it is played, and its report, the state's or a county's own part. */
export const MockElectionPage: FC<MockElectionProps> = ({ frame, viewer, runs, shown, report, soFar }) => (
  <OperationsLayout frame={frame} viewer={viewer} title={report?.title ?? 'Mock election'} section="releases">
    {shown === undefined && <p>No mock election has been played in this environment yet.</p>}
    {viewer.role === 'sos-operations' && <HowToPlay frame={frame} />}
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
    {runs.length > 0 && <Runs frame={frame} runs={runs} />}
  </OperationsLayout>
);

const HowToPlay: FC<{ frame: Frame }> = ({ frame }) => (
  <p>
    To play one, start the state machine <code>mock-election</code> in Step Functions under a name such as{' '}
    <code>mock-election-{pacificDate(frame.now).toString()}-1</code>, with <code>{'{}'}</code> for every county that has
    opted in. It takes some four hours, and moves the clock of this environment by six weeks.
  </p>
);

const Runs: FC<{ frame: Frame; runs: readonly MockRun[] }> = ({ frame, runs }) => (
  <DataTable caption="Mock elections" columns={['Name', 'Election Day', 'Counties', 'Begun', 'Ended']}>
    <tbody>
      {runs.map(({ id, plan, startedAt, endedAt }) => (
        <tr>
          <th scope="row">
            <a href={addressOf(frame, id)}>{id}</a>
          </th>
          <td>{plan.electionDay.toString()}</td>
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
