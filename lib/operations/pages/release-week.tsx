import type { FC } from 'hono/jsx';
import type { CountyTask, Week } from '../../releases/domain/county-tasks.ts';
import { longDay } from '../../releases/domain/days-in-words.ts';
import type { Schedule } from '../../releases/domain/schedule.ts';
import { type Task, taskText } from '../../releases/domain/task.ts';
import { whenText } from '../../releases/domain/when-text.ts';
import { COUNTIES, type County } from '../../shared/counties.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { Choice } from './choice.tsx';
import { OperationsLayout } from './operations-layout.tsx';
import { PageLink } from './page-link.tsx';
import { releaseTrail } from './release.tsx';
import { TASK_STATE_TEXT } from './release-words.ts';

type WeekProps = {
  frame: Frame;
  viewer: Viewer;
  schedule: Schedule;
  /** Whose week it is: a county's, or SOS's own when it is null. */
  county: County | null;
  week: Week;
  tasks: readonly CountyTask[];
  /** What SOS does that a county notices. */
  announced: readonly Task[];
};

const titleOf = (county: County | null): string =>
  county === null ? 'What SOS has to do this week' : `What ${county.name} County has to do this week`;

/** What is to be done from today on, for seven days. */
export const ReleaseWeekPage: FC<WeekProps> = ({ frame, viewer, schedule, county, week, tasks, announced }) => (
  <OperationsLayout
    frame={frame}
    viewer={viewer}
    title={titleOf(county)}
    section="releases"
    trail={releaseTrail(schedule)}
  >
    <p class="usa-intro">
      {longDay(week.from)} to {longDay(week.to)}.
    </p>
    {viewer.county === null && (
      <Choice action={`${frame.root}/operations/releases/${schedule.release}/week`} name="county" label="Whose week">
        <option value="">SOS, CGI and the vendors</option>
        {COUNTIES.map(({ code, name }) => (
          <option value={code} selected={code === county?.code}>
            {name} County
          </option>
        ))}
      </Choice>
    )}
    {announced.map((task) => (
      <div class="usa-alert usa-alert--info usa-alert--slim">
        <div class="usa-alert__body">
          <p class="usa-alert__text">
            {whenText(task.start)} to {whenText(task.end)}: {taskText(task)}
          </p>
        </div>
      </div>
    ))}
    {tasks.length === 0 ? (
      <p>Nothing has to be done this week.</p>
    ) : (
      <DataTable caption="To be done" columns={['Until', 'State', '#', 'Task', 'From']}>
        <tbody>
          {tasks.map(({ task, state }) => (
            <tr>
              <th scope="row">{whenText(task.end)}</th>
              <td>{state === 'overdue' ? <strong>{TASK_STATE_TEXT[state]}</strong> : TASK_STATE_TEXT[state]}</td>
              <td>{task.number}</td>
              <td class="data-table__sentence">{taskText(task)}</td>
              <td>{whenText(task.start)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    )}
    <p>
      <PageLink frame={frame} viewer={viewer} to="/operations/test-environment">
        Confirm what is done
      </PageLink>
    </p>
  </OperationsLayout>
);
