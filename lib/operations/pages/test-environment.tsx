import type { FC } from 'hono/jsx';
import { CHECKLIST_ITEMS, type ChecklistEntry } from '../../releases/domain/checklist.ts';
import { asksForVersions, type EmsVersions } from '../../releases/domain/completion.ts';
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
import { VersionsForm } from './versions-form.tsx';

/** A task whose confirmation is asked for now. */
export type ToConfirm = { readonly release: string; readonly task: Task };

/** An installation that a county has confirmed, with what it said of its versions. */
export type Installed = ToConfirm & { readonly versions: EmsVersions | undefined };

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
  /** Of the county that visits. */
  installed: readonly Installed[];
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

const Confirm: FC<Pick<EnvironmentProps, 'frame' | 'viewer'> & ToConfirm> = ({ frame, viewer, release, task }) => {
  if (!viewer.does.includes('confirm-task')) return null;
  const words = { text: 'It is done', label: `It is done: task ${task.number}` };
  return viewer.county !== null && asksForVersions(task) ? (
    <VersionsForm frame={frame} release={release} task={task} {...words} />
  ) : (
    <ActionButton
      action={`${frame.root}/operations/test-environment/confirmations`}
      fields={{ release, task: task.number }}
      {...words}
    />
  );
};

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
                <Confirm frame={frame} viewer={viewer} release={release} task={task} />
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    )}
  </section>
);

const Versions: FC<Pick<EnvironmentProps, 'frame' | 'viewer' | 'installed'>> = ({ frame, viewer, installed }) => (
  <section aria-labelledby="versions">
    <h2 id="versions">Versions of your EMS</h2>
    <p>
      The version in production is the version in the test environment. Until both are named here, it is shown to SOS as
      not judged; what you name last counts.
    </p>
    <DataTable caption="Installations that your county has confirmed" columns={['#', 'Task', 'Versions']}>
      <tbody>
        {installed.map(({ release, task, versions }) => (
          <tr>
            <th scope="row">{task.number}</th>
            <td class="data-table__sentence">{taskText(task)}</td>
            <td>
              {versions === undefined ? (
                <strong>Not named yet</strong>
              ) : (
                `${versions.production} in production, ${versions.cte} in the test environment`
              )}
              {viewer.does.includes('confirm-task') && (
                <VersionsForm
                  frame={frame}
                  release={release}
                  task={task}
                  versions={versions}
                  text="Name the versions"
                  label={`Name the versions: task ${task.number}`}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
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
      {props.installed.length > 0 && <Versions {...props} />}
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
