import type { FC } from 'hono/jsx';
import { countyOf } from '../../shared/counties.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { Day, Moment } from '../../site-kit/components/time.tsx';
import type { DecidedRequest } from '../domain/decided-requests.ts';

/** Decisions that are shown; who wants older ones reads them at the API, or in the audit trail. */
const MOST_SHOWN = 20;

/** What became of the local elections that were asked for, and why one was declined. */
export const DecidedTable: FC<{ decided: readonly DecidedRequest[] }> = ({ decided }) => (
  <DataTable
    caption={`Local elections that were decided${decided.length > MOST_SHOWN ? `: the newest ${MOST_SHOWN} of ${decided.length}` : ''}`}
    columns={['Election', 'County', 'Date', 'Decision', 'What follows']}
  >
    <tbody>
      {decided.slice(0, MOST_SHOWN).map(({ election, at, reason }) => (
        <tr>
          <th scope="row">
            {election.name}
            <span class="note">{election.id}</span>
          </th>
          <td>{election.county === null ? '–' : countyOf(election.county).name}</td>
          <td>
            <Day date={election.date} />
          </td>
          <td>
            {reason === null ? 'Accepted' : 'Declined'}
            <span class="note">
              <Moment at={at} />
            </span>
          </td>
          <td class="data-table__sentence">
            {reason === null ? (
              'It is an election like all others now.'
            ) : (
              <>
                {reason}
                <span class="note">The county may mend the request and ask again.</span>
              </>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </DataTable>
);
