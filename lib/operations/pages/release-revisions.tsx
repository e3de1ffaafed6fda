import type { FC } from 'hono/jsx';
import type { ScheduleChange, TaskChange } from '../../releases/domain/revision-diff.ts';
import type { Schedule } from '../../releases/domain/schedule.ts';
import { type Task, taskText } from '../../releases/domain/task.ts';
import { whenText } from '../../releases/domain/when-text.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { Choice } from './choice.tsx';
import { OperationsLayout } from './operations-layout.tsx';
import { releaseTitle, releaseTrail } from './release.tsx';
import { FIELD_TEXT, slipText } from './release-words.ts';

type RevisionsProps = {
  frame: Frame;
  viewer: Viewer;
  /** All revisions, oldest first. */
  revisions: readonly Schedule[];
  newest: Schedule;
  /** The revision that the newest is compared with, and what became of it; undefined while there is one alone. */
  compared: { readonly before: Schedule; readonly change: ScheduleChange } | undefined;
};

const when = (task: Task | undefined): string =>
  task === undefined ? '–' : `${whenText(task.start)} to ${whenText(task.end)}`;

const what = (change: TaskChange): string => {
  switch (change.kind) {
    case 'frozen':
      return 'Done, and frozen';
    case 'same':
      return 'As before';
    case 'removed':
      return 'Taken out';
    case 'added':
      return change.again === undefined
        ? 'New'
        : `New: task ${change.again.number} once more, ends ${slipText(change.again.slip.end)}`;
    case 'changed': {
      const { slip, fields } = change;
      const moved = `Start ${slipText(slip.start)}, end ${slipText(slip.end)}`;
      const others = fields.filter((field) => field !== 'start' && field !== 'end').map((field) => FIELD_TEXT[field]);
      return others.length === 0 ? moved : `${moved}; changed: ${others.join(', ')}`;
    }
  }
};

const taskIn = (change: TaskChange): Task => (change.kind === 'removed' ? change.before : change.after);

/** What became of each task between two revisions; both are kept. */
export const ReleaseRevisionsPage: FC<RevisionsProps> = ({ frame, viewer, revisions, newest, compared }) => (
  <OperationsLayout
    frame={frame}
    viewer={viewer}
    title="What has changed between revisions"
    section="releases"
    trail={releaseTrail(newest)}
  >
    {compared === undefined ? (
      <p>The schedule has one revision only.</p>
    ) : (
      <>
        <Choice
          action={`${frame.root}/operations/releases/${newest.release}/revisions`}
          name="from"
          label="Compare the newest revision with"
        >
          {revisions
            .filter(({ revision }) => revision !== newest.revision)
            .map((one) => (
              <option value={String(one.revision)} selected={one.revision === compared.before.revision}>
                Revision {one.revision}: {releaseTitle(one)}
              </option>
            ))}
        </Choice>
        <p class="usa-intro">
          VoteCal’s release: {slipText(compared.change.releases.votecal)}. The EMSs’ release:{' '}
          {slipText(compared.change.releases.ems)}.{newest.reason === null ? '' : ` Reason: ${newest.reason}.`}
        </p>
        <DataTable
          caption={`Revision ${compared.change.from} to revision ${compared.change.to}, task by task`}
          columns={['#', 'Task', `Revision ${compared.change.from}`, `Revision ${compared.change.to}`, 'Change']}
        >
          <tbody>
            {compared.change.tasks.map((change) => (
              <tr>
                <th scope="row">{change.number}</th>
                <td class="data-table__sentence">{taskText(taskIn(change))}</td>
                <td class="data-table__sentence">{when('before' in change ? change.before : undefined)}</td>
                <td class="data-table__sentence">{when('after' in change ? change.after : undefined)}</td>
                <td class="data-table__sentence">{what(change)}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </>
    )}
  </OperationsLayout>
);
