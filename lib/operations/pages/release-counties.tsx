import type { FC } from 'hono/jsx';
import type { CountyCompletion } from '../../releases/domain/completion-by-county.ts';
import { COUNTY_TASK_STATES, type CountyTask } from '../../releases/domain/county-tasks.ts';
import type { Schedule } from '../../releases/domain/schedule.ts';
import { countyOf } from '../../shared/counties.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { Download } from './download.tsx';
import { OperationsLayout } from './operations-layout.tsx';
import { releaseTrail } from './release.tsx';
import { TASK_STATE_TEXT } from './release-words.ts';

type CountiesProps = {
  frame: Frame;
  viewer: Viewer;
  schedule: Schedule;
  counties: readonly CountyCompletion[];
};

/** Tasks by number. */
const Numbers: FC<{ tasks: readonly CountyTask[] }> = ({ tasks }) =>
  tasks.length === 0 ? <span>–</span> : <span>{tasks.map(({ task }) => task.number).join(', ')}</span>;

/** What each county has confirmed, and what is missing. A county sees itself. */
export const ReleaseCountiesPage: FC<CountiesProps> = ({ frame, viewer, schedule, counties }) => (
  <OperationsLayout
    frame={frame}
    viewer={viewer}
    title={viewer.county === null ? 'Completion by county' : 'What my county has confirmed'}
    section="releases"
    trail={releaseTrail(schedule)}
  >
    {counties.length === 0 ? (
      <p>
        {viewer.county === null
          ? 'No county takes part in the County Test Environment yet.'
          : 'Your county takes no part in the County Test Environment.'}
      </p>
    ) : (
      <>
        <DataTable
          caption="Tasks by how they stand"
          columns={['County', ...COUNTY_TASK_STATES.map((state) => TASK_STATE_TEXT[state])]}
        >
          <tbody>
            {counties.map(({ county, tasks }) => (
              <tr>
                <th scope="row">
                  <a href={`${frame.root}/operations/releases/${schedule.release}/week?county=${county}`}>
                    {countyOf(county).name}
                  </a>
                </th>
                {COUNTY_TASK_STATES.map((state) => (
                  <td class="data-table__id">
                    <Numbers tasks={tasks.filter((one) => one.state === state)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </DataTable>
        <Download href={`${frame.root}/operations/releases/${schedule.release}/counties?format=csv`} />
      </>
    )}
  </OperationsLayout>
);
