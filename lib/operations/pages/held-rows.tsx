import type { FC } from 'hono/jsx';
import { HOLD_REASONS } from '../../ballot-tracking/domain/ballot.ts';
import type { HeldRow } from '../../ballot-tracking/domain/held-row.ts';
import { heldInWords } from '../../ballot-tracking/domain/hold-sentences.ts';
import type { Election } from '../../elections/domain/election.ts';
import type { County } from '../../shared/counties.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { Day, StackedMoment } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { ElectionChoice } from './election-choice.tsx';
import { HELD_STEPS } from './held-words.ts';
import { OperationsLayout } from './operations-layout.tsx';
import { number, whoReads } from './words.ts';

type HeldRowsProps = {
  frame: Frame;
  viewer: Viewer;
  county: County;
  elections: readonly Election[];
  /** The election that is shown; null when there is none. */
  shown: Election | null;
  rows: readonly HeldRow[];
  /** How many stood on the pages before this one. */
  before: number;
  cursor: string | null;
};

/** The sentence of a reason, as one of its own. */
const inWords = ({ status, reason }: HeldRow): string => {
  const said = heldInWords(status, reason);
  return said.slice(0, 1).toUpperCase() + said.slice(1);
};

/** A county's rows of an election that are recorded and count for nothing now, with the reason of each. */
export const HeldRowsPage: FC<HeldRowsProps> = ({ frame, viewer, county, elections, shown, rows, before, cursor }) => {
  const path = `${frame.root}/operations/counties/${county.code}/held-rows`;
  return (
    <OperationsLayout
      frame={frame}
      viewer={viewer}
      title={`${county.name} County: held ballot rows`}
      section={null}
      trail={[
        { href: '/operations', text: 'Sync checks' },
        { href: `/operations/counties/${county.code}`, text: `${county.name} County` },
      ]}
    >
      {shown === null ? (
        <p class="usa-intro">There is no election yet.</p>
      ) : (
        <>
          <ElectionChoice action={path} elections={elections} shown={shown} />
          <p>
            These rows are recorded, count for nothing and are told to nobody. What only waits for the calendar, such as
            a ballot to be mailed on a day to come, is not listed.
          </p>
          {rows.length === 0 ? (
            <p>No row is held on this page.</p>
          ) : (
            <>
              <Steps viewer={viewer} rows={rows} />
              <RowTable rows={rows} caption={captionOf(rows.length, before, cursor)} />
            </>
          )}
          {(before > 0 || cursor !== null) && (
            <nav class="pager" aria-label="Pages of held rows">
              {before > 0 && <a href={`${path}?election=${encodeURIComponent(shown.id)}`}>First page</a>}
              {cursor !== null && (
                <a
                  href={`${path}?election=${encodeURIComponent(shown.id)}&cursor=${encodeURIComponent(cursor)}&before=${before + rows.length}`}
                >
                  Next page
                </a>
              )}
            </nav>
          )}
        </>
      )}
    </OperationsLayout>
  );
};

/** Which of them stand here; how many there are in all is known on the last page. */
const captionOf = (count: number, before: number, cursor: string | null): string => {
  const total = before + count;
  if (cursor !== null) return `Held rows ${number(before + 1)} to ${number(total)}; more on the next page`;
  return before === 0
    ? `Held rows: ${number(total)} in all`
    : `Held rows ${number(before + 1)} to ${number(total)} of ${number(total)}`;
};

/** What can be done about the rows of this page, by the reason for which they are held. */
const Steps: FC<{ viewer: Viewer; rows: readonly HeldRow[] }> = ({ viewer, rows }) => (
  <section aria-labelledby="steps">
    <h2 id="steps">What can be done</h2>
    <p>
      Nobody releases a row by hand:{' '}
      {viewer.county === null ? 'what the county sends decides' : 'what you send decides'}.
    </p>
    <ul class="usa-list">
      {HOLD_REASONS.filter((reason) => rows.some((row) => row.reason === reason)).map((reason) => {
        const statuses = [...new Set(rows.filter((row) => row.reason === reason).map(({ status }) => status))];
        return (
          <li>
            <strong>{statuses.join(', ')}</strong>: {HELD_STEPS[reason][whoReads(viewer)]}
          </li>
        );
      })}
    </ul>
  </section>
);

const RowTable: FC<{ rows: readonly HeldRow[]; caption: string }> = ({ rows, caption }) => (
  <DataTable caption={caption} columns={['Ballot', 'Voter', 'Status', 'Dated', 'Sent', 'Why it is held']}>
    <tbody>
      {rows.map((row) => (
        <tr>
          <th scope="row">{row.ballotId}</th>
          <td>{row.voterId}</td>
          <td>{row.status}</td>
          <td>
            <StackedMoment at={row.statusAt} />
          </td>
          <td>{row.sentDate === undefined ? '–' : <Day date={row.sentDate} />}</td>
          <td class="data-table__sentence">{inWords(row)}</td>
        </tr>
      ))}
    </tbody>
  </DataTable>
);
