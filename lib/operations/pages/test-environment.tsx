import type { FC } from 'hono/jsx';
import { CHECKLIST_ITEMS, type ChecklistEntry } from '../../releases/domain/checklist.ts';
import { DOWN_REASONS, type EnvironmentState } from '../../releases/domain/environment-state.ts';
import { type OptIn, optInState } from '../../releases/domain/opt-in.ts';
import { type Task, taskText } from '../../releases/domain/task.ts';
import { whenText } from '../../releases/domain/when-text.ts';
import { COUNTIES, type County } from '../../shared/counties.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { staffTime } from '../../site-kit/dates.ts';
import type { Place } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { ActionButton } from './action-button.tsx';
import { Choice } from './choice.tsx';
import { CountyPart, OPT_IN_TEXT } from './county-part.tsx';
import { Done, Refused } from './form.tsx';
import { OperationsLayout } from './operations-layout.tsx';

/** A task whose confirmation is asked for now. */
export type ToConfirm = { readonly release: string; readonly task: Task };

type EnvironmentProps = {
  frame: Place;
  viewer: Viewer;
  state: EnvironmentState;
  /** For SOS: what brings it back, while it is down. */
  howToEnd: readonly string[];
  /** Whose part is shown; undefined: the state's, with all counties. */
  county: County | undefined;
  optIns: readonly OptIn[];
  checks: readonly ChecklistEntry[];
  toConfirm: readonly ToConfirm[];
  done?: string | undefined;
  refused?: string | undefined;
};

const State: FC<Pick<EnvironmentProps, 'state' | 'howToEnd'>> = ({ state, howToEnd }) =>
  state.kind === 'up' ? (
    <p class="usa-intro">The County Test Environment is up.</p>
  ) : (
    <div class="usa-alert usa-alert--warning">
      <div class="usa-alert__body">
        <p class="usa-alert__text">
          <strong>The County Test Environment is down</strong> since {staffTime(state.since)}.{' '}
          {DOWN_REASONS[state.reason]}{' '}
          {state.until === null ? 'Nobody has said until when.' : `It is expected back ${staffTime(state.until)}.`}{' '}
          Counties’ systems are answered with 503.
        </p>
        {howToEnd.length > 0 && (
          <ul class="usa-list">
            {howToEnd.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );

const Confirmations: FC<Pick<EnvironmentProps, 'frame' | 'viewer' | 'toConfirm'>> = ({ frame, viewer, toConfirm }) => (
  <section aria-labelledby="confirm">
    <h2 id="confirm">To confirm now</h2>
    {toConfirm.length === 0 ? (
      <p>Nothing waits for {viewer.county === null ? 'SOS' : 'your county'} now.</p>
    ) : (
      <DataTable caption="Tasks to confirm when they are done" columns={['#', 'Task', 'Until', 'Confirmation']}>
        <tbody>
          {toConfirm.map(({ release, task }) => (
            <tr>
              <th scope="row">{task.number}</th>
              <td class="data-table__sentence">{taskText(task)}</td>
              <td>{whenText(task.end)}</td>
              <td>
                {viewer.does.includes('confirm-task') && (
                  <ActionButton
                    action={`${frame.root}/operations/test-environment/confirmations`}
                    fields={{ release, task: task.number }}
                    label={`It is done: task ${task.number}`}
                    text="It is done"
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    )}
  </section>
);

const AllCounties: FC<Pick<EnvironmentProps, 'frame' | 'optIns'>> = ({ frame, optIns }) => (
  <DataTable caption="Counties" columns={['County', 'State', 'MOU']}>
    <tbody>
      {COUNTIES.map(({ code, name }) => {
        const optIn = optIns.find((one) => one.county === code);
        return (
          <tr>
            <th scope="row">
              <a href={`${frame.root}/operations/test-environment?county=${code}`}>{name} County</a>
            </th>
            <td>{OPT_IN_TEXT[optInState(optIn)]}</td>
            <td>{optIn?.mou ? `${optIn.mou.file}, ${optIn.mou.signedOn.toString()}` : 'none'}</td>
          </tr>
        );
      })}
    </tbody>
  </DataTable>
);

/** Whether the environment is up, what is to be confirmed, and who takes part. */
export const TestEnvironmentPage: FC<EnvironmentProps> = (props) => {
  const { frame, viewer, county, optIns, checks, done, refused } = props;
  const optIn = optIns.find((one) => one.county === county?.code);
  return (
    <OperationsLayout frame={frame} viewer={viewer} title="County Test Environment" section="releases">
      {refused !== undefined && <Refused text={refused} />}
      {done !== undefined && <Done text={done} />}
      <State state={props.state} howToEnd={props.howToEnd} />
      <Confirmations {...props} />
      <p>
        <a href={`${frame.root}/operations/issues`}>Issues reported to the help desk</a>
      </p>
      {viewer.county === null && (
        <Choice action={`${frame.root}/operations/test-environment`} name="county" label="County">
          <option value="">All counties</option>
          {COUNTIES.map(({ code, name }) => (
            <option value={code} selected={code === county?.code}>
              {name} County
            </option>
          ))}
        </Choice>
      )}
      {county === undefined ? (
        <AllCounties frame={frame} optIns={optIns} />
      ) : (
        <CountyPart frame={frame} viewer={viewer} county={county} optIn={optIn} checks={checks} />
      )}
      {county !== undefined && (
        <p class="note">
          {checks.filter((one) => one.done).length} of {CHECKLIST_ITEMS.length} items of the set-up are done.
        </p>
      )}
    </OperationsLayout>
  );
};
