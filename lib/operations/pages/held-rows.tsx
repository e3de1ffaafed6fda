import type { FC } from 'hono/jsx';
import type { HeldRow } from '../../ballot-tracking/domain/held-row.ts';
import { heldBecause } from '../../ballot-tracking/domain/hold-sentences.ts';
import type { Election } from '../../elections/domain/election.ts';
import type { County } from '../../shared/counties.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { Day, StackedMoment } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { ElectionChoice } from './election-choice.tsx';
import { OperationsLayout } from './operations-layout.tsx';

type HeldRowsProps = {
  frame: Frame;
  viewer: Viewer;
  county: County;
  elections: readonly Election[];
  /** The election that is shown; null when there is none. */
  shown: Election | null;
  rows: readonly HeldRow[];
  cursor: string | null;
};

/** The sentence of a reason, as one of its own. */
const inWords = ({ status, reason }: HeldRow): string => {
  const said = heldBecause(status, reason);
  return said.slice(0, 1).toUpperCase() + said.slice(1);
};

/** A county's rows of an election that are recorded and count for nothing now, with the reason of each. */
export const HeldRowsPage: FC<HeldRowsProps> = ({ frame, viewer, county, elections, shown, rows, cursor }) => {
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
          {rows.length === 0 ? <p>No row is held on this page.</p> : <RowTable rows={rows} />}
          {cursor !== null && (
            <nav class="pager" aria-label="Pages of held rows">
              <a href={`${path}?election=${encodeURIComponent(shown.id)}&cursor=${encodeURIComponent(cursor)}`}>
                Next page
              </a>
            </nav>
          )}
        </>
      )}
    </OperationsLayout>
  );
};

const RowTable: FC<{ rows: readonly HeldRow[] }> = ({ rows }) => (
  <DataTable caption="Held rows" columns={['Ballot', 'Voter', 'Status', 'Dated', 'Sent', 'Why it is held']}>
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
