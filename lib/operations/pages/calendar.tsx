import type { FC } from 'hono/jsx';
import { countyOf } from '../../shared/counties.ts';
import { pacificDate, type Temporal } from '../../shared/time.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { Day, Moment } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import type { ScheduledWindow } from '../../sync-checks/domain/schedule.ts';
import type { Viewer } from '../domain/viewer.ts';
import { Download } from './download.tsx';
import { OperationsLayout } from './operations-layout.tsx';
import { KIND_TEXT } from './words.ts';

type CalendarProps = {
  frame: Frame;
  viewer: Viewer;
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
  /** What was wrong with the dates asked for, when the page shows others. */
  problem: string | null;
  windows: readonly ScheduledWindow[];
};

/** The windows of the sync checks between two dates. */
export const CalendarPage: FC<CalendarProps> = ({ frame, viewer, from, to, problem, windows }) => (
  <OperationsLayout frame={frame} viewer={viewer} title="Calendar" section="calendar">
    <p class="usa-intro">
      Windows open at 5:00 p.m. and close at 5:00 a.m. the next day, Pacific time. An additional check is made only if
      it is needed.
    </p>
    {problem !== null && (
      <div class="usa-alert usa-alert--error usa-alert--slim" role="alert">
        <div class="usa-alert__body">
          <p class="usa-alert__text" id="range-problem">
            {problem}
          </p>
        </div>
      </div>
    )}
    <form class="range" method="get" action={`${frame.root}/operations/calendar`}>
      <DateField name="from" label="From" value={from} />
      <DateField name="to" label="To" value={to} />
      <button class="usa-button" type="submit">
        Show
      </button>
    </form>
    {windows.length === 0 ? (
      <p>No window opens between these dates.</p>
    ) : (
      <DataTable caption="Windows" columns={['Evening of', 'Kind', 'Group', 'Opens', 'Closes', 'Counties']}>
        <tbody>
          {groupWindows(windows).map(({ window, counties }) => (
            <tr>
              <th scope="row">
                <Day date={pacificDate(window.opensAt)} />
              </th>
              <td>{KIND_TEXT[window.kind]}</td>
              <td>{window.group}</td>
              <td>
                <Moment at={window.opensAt} />
              </td>
              <td>
                <Moment at={window.closesAt} />
              </td>
              <td class="data-table__sentence">
                <CountyNames names={counties} />
                {window.reason !== undefined && <div>Agreed: {window.reason}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    )}
    <Download href={`${frame.root}/operations/calendar?from=${from.toString()}&to=${to.toString()}&format=csv`} />
  </OperationsLayout>
);

const DateField: FC<{ name: string; label: string; value: Temporal.PlainDate }> = ({ name, label, value }) => (
  <div class="range__field">
    <label class="usa-label" for={name}>
      {label}
    </label>
    <input class="usa-input" type="date" id={name} name={name} value={value.toString()} required />
  </div>
);

/** A few counties by name, more of them behind their number. */
const CountyNames: FC<{ names: readonly string[] }> = ({ names }) =>
  names.length <= 3 ? (
    <span>{names.join(', ')}</span>
  ) : (
    <details>
      <summary>{names.length} counties</summary>
      {names.join(', ')}
    </details>
  );

/** Counties that share a window and its kind stand in one row. */
const groupWindows = (windows: readonly ScheduledWindow[]): { window: ScheduledWindow; counties: string[] }[] => {
  const rows = new Map<string, { window: ScheduledWindow; counties: string[] }>();
  for (const window of windows) {
    const key = [window.opensAt.toString(), window.kind, window.group, window.reason ?? ''].join(' ');
    const row = rows.get(key) ?? { window, counties: [] };
    row.counties.push(countyOf(window.county).name);
    rows.set(key, row);
  }
  return [...rows.values()];
};
