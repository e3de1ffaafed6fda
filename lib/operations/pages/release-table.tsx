import type { FC } from 'hono/jsx';
import type { TaskProgress } from '../../releases/domain/completion.ts';
import { entitiesText } from '../../releases/domain/entities.ts';
import { taskText } from '../../releases/domain/task.ts';
import { whenText } from '../../releases/domain/when-text.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import type { Viewer } from '../domain/viewer.ts';

/** How far a task is, as whoever looks may know it: a county hears of itself, the state of all. */
const progressText = ({ counties, missing, stateMissing, done }: TaskProgress, viewer: Viewer): string => {
  if (done) return 'Done';
  const state = stateMissing ? 'SOS has not confirmed' : '';
  if (viewer.county !== null) {
    const own = !counties.includes(viewer.county)
      ? ''
      : missing.includes(viewer.county)
        ? 'Your county has not confirmed'
        : 'Your county has confirmed';
    return own || state || 'Not done';
  }
  const heard = counties.length === 0 ? '' : `${counties.length - missing.length} of ${counties.length} counties`;
  return [heard, state].filter((text) => text !== '').join('; ') || 'No county takes part';
};

type TasksProps = { caption: string; progress: readonly TaskProgress[]; viewer: Viewer };

/** Tasks in the memorandum's columns, and how far they are. */
export const ReleaseTable: FC<TasksProps> = ({ caption, progress, viewer }) => (
  <DataTable caption={caption} columns={['#', 'Responsible entity', 'Task', 'Start', 'End', 'Confirmed']}>
    <tbody>
      {progress.map((one) => (
        <tr>
          <th scope="row">{one.task.number}</th>
          <td>{entitiesText(one.task.entities)}</td>
          <td class="data-table__sentence">{taskText(one.task)}</td>
          <td>{whenText(one.task.start)}</td>
          <td>{whenText(one.task.end)}</td>
          <td class="data-table__sentence">{progressText(one, viewer)}</td>
        </tr>
      ))}
    </tbody>
  </DataTable>
);
