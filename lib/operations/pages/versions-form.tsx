import type { FC } from 'hono/jsx';
import type { EmsVersions } from '../../releases/domain/completion.ts';
import type { Task } from '../../releases/domain/task.ts';
import type { Place } from '../../site-kit/frame.ts';
import { TextField } from './form.tsx';

type VersionsFormProps = {
  frame: Place;
  release: string;
  task: Task;
  /** What the county has said before; undefined where it has said nothing. */
  versions?: EmsVersions | undefined;
  /** What the button says, and the whole sentence for whoever does not see the row around it. */
  text: string;
  label: string;
};

/** Confirms an installation with the versions of the county's EMS, or says them anew. */
export const VersionsForm: FC<VersionsFormProps> = ({ frame, release, task, versions, text, label }) => (
  <form method="post" action={`${frame.root}/operations/test-environment/confirmations`}>
    <input type="hidden" name="release" value={release} />
    <input type="hidden" name="task" value={task.number} />
    <TextField
      name="production"
      id={`${release}-${task.number}-production`}
      label="EMS and version in production"
      hint="Such as DIMS 7.1"
      value={versions?.production ?? ''}
      maxlength={40}
    />
    <TextField
      name="cte"
      id={`${release}-${task.number}-cte`}
      label="EMS and version in the test environment"
      value={versions?.cte ?? ''}
      maxlength={40}
    />
    <button class="usa-button usa-button--outline" type="submit" aria-label={label}>
      {text}
    </button>
  </form>
);
