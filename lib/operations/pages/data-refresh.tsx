import type { FC } from 'hono/jsx';
import { backupAt, type CopyId } from '../../data-refresh/domain/copy.ts';
import type { OwnRollFile } from '../../data-refresh/domain/own-roll.ts';
import type { Refresh } from '../../data-refresh/domain/refresh.ts';
import { COPIED_TABLES } from '../../data-refresh/domain/table-plans.ts';
import { taskText } from '../../releases/domain/task.ts';
import { whenText } from '../../releases/domain/when-text.ts';
import { countyOf } from '../../shared/counties.ts';
import { pacificDate } from '../../shared/time.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { Moment, StackedMoment } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import type { RefreshShown } from '../domain/refresh-shown.ts';
import type { TrialNotice } from '../domain/trial-notice.ts';
import type { Viewer } from '../domain/viewer.ts';
import { Done, Refused, TextField } from './form.tsx';
import { OperationsLayout } from './operations-layout.tsx';

/** What a county fetches for its own EMS. */
export type OwnRollShown = {
  readonly copy: CopyId;
  readonly files: readonly (OwnRollFile & { readonly url: string })[];
};

type DataRefreshProps = RefreshShown & {
  frame: Frame;
  viewer: Viewer;
  ownRoll: OwnRollShown | undefined;
  notice: TrialNotice | undefined;
};

const STATE_TEXT: Readonly<Record<Refresh['state'], string>> = {
  waiting: 'Asked for: production has not made the copy yet',
  copying: 'Being taken over',
  done: 'Done: everything is as it was sent',
  differs: 'Not as it was sent: leave the environment down and begin another',
};

const TABLE_TEXT: Readonly<Record<(typeof COPIED_TABLES)[number], string>> = {
  voters: 'Voters',
  subscriptions: 'Subscriptions',
  ballots: 'Ballots and participation',
  elections: 'Elections',
};

/** As many signs of a sum tell two apart. */
const SHOWN_SIGNS = 12;

/** Refreshes of the County Test Environment: how far each is, what both sides counted, and whose backup is confirmed. */
export const DataRefreshPage: FC<DataRefreshProps> = ({ frame, viewer, refreshes, backups, ownRoll, notice }) => {
  const [newest] = refreshes;
  return (
    <OperationsLayout frame={frame} viewer={viewer} title="Data refresh" section="releases">
      {notice === 'started' && <Done text={NOTICES.started} />}
      {notice !== undefined && notice !== 'started' && <Refused text={NOTICES[notice]} />}
      <p class="usa-intro">
        The environment holds a masked copy of production: names, dates of birth, addresses and contacts are others, and
        confidential voters are left out.
      </p>
      {newest === undefined ? (
        <p>No copy has been taken into this environment yet.</p>
      ) : (
        <p>
          The newest copy is of <Moment at={backupAt(newest.copy)} />. {STATE_TEXT[newest.state]}.
        </p>
      )}
      {viewer.does.includes('start-data-refresh') && <Start frame={frame} newest={newest} />}
      {newest !== undefined && <Counted refresh={newest} />}
      {ownRoll !== undefined && <OwnRoll {...ownRoll} />}
      <Backups backups={backups} />
      {refreshes.length > 0 && <All refreshes={refreshes} />}
    </OperationsLayout>
  );
};

const NOTICES: Readonly<Record<TrialNotice, string>> = {
  started: 'The refresh is started. Load this page again to see how far it is.',
  'under-way':
    'A refresh is under way, and no second one was started: it would empty what the first has filled. Wait until it has ended.',
  'too-many': 'No refresh was started.',
  'bad-request': 'No refresh was started: give the day of the backups and a number, such as 2021-06-25-1.',
};

/** What is gone on with, or else the next copy. */
const nextCopy = (newest: Refresh | undefined, today: string): string => {
  if (newest !== undefined && newest.endedAt === null) return newest.copy;
  return newest?.copy.startsWith(today) ? `${today}-${Number(newest.copy.slice(11)) + 1}` : `${today}-1`;
};

const Start: FC<{ frame: Frame; newest: Refresh | undefined }> = ({ frame, newest }) => (
  <>
    <ol>
      <li>
        Begin the release’s task that copies production: it takes the environment down. While it is up, nothing is
        replaced.
      </li>
      <li>Start the refresh here, with the day of the backups and a number: it asks production for the copy.</li>
      <li>
        After 23:00 of that day, somebody of production starts <code>masked-copy</code> in Step Functions there, with{' '}
        <code>{`{"copy": "${nextCopy(newest, pacificDate(frame.now).toString())}"}`}</code>.
      </li>
      <li>Start it here again, with the same. Whatever stops it, the next start goes on.</li>
    </ol>
    <form method="post" action={`${frame.root}/operations/data-refresh/runs`} class="usa-form">
      <TextField
        name="copy"
        label="Copy"
        hint="The day of the backups, at 23:00 Pacific time, and a number: 2021-06-25-1"
        value={nextCopy(newest, pacificDate(frame.now).toString())}
        maxlength={13}
        required
      />
      <button class="usa-button" type="submit">
        Start the refresh
      </button>
    </form>
  </>
);

const Counted: FC<{ refresh: Refresh }> = ({
  refresh: { expected, found, objects, objectsDiffering, confidential },
}) => (
  <>
    <DataTable
      caption="What production has sent, and what the environment holds"
      columns={['Table', 'Rows sent', 'Rows here', 'Checksum sent', 'Checksum here']}
    >
      <tbody>
        {COPIED_TABLES.map((table) => (
          <tr>
            <th scope="row">{TABLE_TEXT[table]}</th>
            <td>{expected?.[table].rows ?? '–'}</td>
            <td>{found?.[table].rows ?? '–'}</td>
            <td>{expected?.[table].sum.slice(0, SHOWN_SIGNS) ?? '–'}</td>
            <td>{found?.[table].sum.slice(0, SHOWN_SIGNS) ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
    <p>
      Files of rolls: {objects}, of which {objectsDiffering} are not as they were sent. Confidential voters left out:{' '}
      {confidential}.
    </p>
  </>
);

const FILE_TEXT: Readonly<Record<string, string>> = {
  'roll.csv': 'The roll',
  'precincts.csv': 'Precincts and districts',
};

/** What a county loads into the EMS of its test environment, in place of the voters of its own backup. */
const OwnRoll: FC<OwnRollShown> = ({ copy, files }) => (
  <section aria-labelledby="own">
    <h2 id="own">Your county’s roll, masked as VoteCal’s is</h2>
    {files.length === 0 ? (
      <p>
        This copy has no roll of your county: no extract of your system had arrived by the backups, or the files are
        kept no longer than 30 days. Start a check of your county in production on the day of the next backups, before
        23:00; the next copy then has one.
      </p>
    ) : (
      <>
        <p>
          VoteCal’s side of this environment has other names, dates of birth and addresses than your own backup. So that
          a check and a search from your EMS find the same voters:
        </p>
        <ol>
          <li>
            Put your backup of <Moment at={backupAt(copy)} /> into the EMS of your test environment, as the schedule
            says.
          </li>
          <li>
            Download the files here. They are the last extract that your system sent in production before that moment;
            confidential voters are left out.
          </li>
          <li>
            Compare the SHA-256 of each file with the one here, for example with <code>certutil -hashfile</code> or{' '}
            <code>sha256sum</code>.
          </li>
          <li>
            Let your vendor replace the voters of the test EMS by those of the files, by voter ID, and take out voters
            that they do not have. Then confirm your task.
          </li>
        </ol>
        <DataTable caption="Files for your EMS" columns={['File', 'Rows', 'SHA-256', 'Download']}>
          <tbody>
            {files.map(({ name, rows, sha256, url }) => (
              <tr>
                <th scope="row">{FILE_TEXT[name] ?? name}</th>
                <td>{rows}</td>
                <td class="data-table__id">{sha256}</td>
                <td>
                  <a href={url} aria-label={`Download: ${FILE_TEXT[name] ?? name}`}>
                    Download
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
        <p class="note">
          A link works for an hour; load this page again for another. The files are handled as personal data, under the
          MOU.
        </p>
      </>
    )}
  </section>
);

const Backups: FC<Pick<RefreshShown, 'backups'>> = ({ backups }) => {
  if (backups === undefined) return <p>No release asks counties for a backup of their own.</p>;
  const { task, confirmations } = backups;
  return (
    <>
      <p>
        Task {task.number}, {whenText(task.start)}: {taskText(task)}
      </p>
      {confirmations.length === 0 ? (
        <p>No backup has been confirmed yet.</p>
      ) : (
        <DataTable caption="Who has confirmed its own backup" columns={['County', 'Confirmed']}>
          <tbody>
            {confirmations.map(({ county, at }) => (
              <tr>
                <th scope="row">{county === null ? 'Secretary of State' : countyOf(county).name}</th>
                <td>
                  <StackedMoment at={at} />
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </>
  );
};

const All: FC<Pick<RefreshShown, 'refreshes'>> = ({ refreshes }) => (
  <DataTable caption="All copies" columns={['Copy', 'State', 'Begun', 'Ended']}>
    <tbody>
      {refreshes.map(({ copy, state, startedAt, endedAt }) => (
        <tr>
          <th scope="row">{copy}</th>
          <td class="data-table__sentence">{STATE_TEXT[state]}</td>
          <td>
            <StackedMoment at={startedAt} />
          </td>
          <td>{endedAt === null ? '–' : <StackedMoment at={endedAt} />}</td>
        </tr>
      ))}
    </tbody>
  </DataTable>
);
