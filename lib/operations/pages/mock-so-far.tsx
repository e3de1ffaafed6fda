import type { FC } from 'hono/jsx';
import { countyOf } from '../../shared/counties.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { addRows, NO_ROWS } from '../../test-environment/domain/judge-answer.ts';
import type { CountySoFar } from '../../test-environment/domain/mock-run.ts';
import { UPLOAD_DAYS } from '../../test-environment/domain/stories.ts';

const COLUMNS = ['County', 'Progress', 'Days posted', 'Rows', 'As expected', 'Held', 'Refused', 'So far'];
const NUMERIC = ['Days posted', 'Rows', 'As expected', 'Held', 'Refused'];

const ALL_DAYS = UPLOAD_DAYS.length;

const resultOf = ({ rows, days }: CountySoFar): string => {
  if (days === 0) return 'Nothing posted yet';
  return rows.asExpected === rows.rows ? 'As expected' : 'Differs';
};

/** How far a mock election has come, in a sentence, and by county as bars with their numbers. */
export const MockSoFar: FC<{ soFar: readonly CountySoFar[] }> = ({ soFar }) => {
  const all = soFar.map(({ rows }) => rows).reduce(addRows, NO_ROWS);
  const days = soFar.reduce((sum, county) => sum + county.days, 0);
  return (
    <>
      <p>
        Each county posts on {ALL_DAYS} days. {days} of {soFar.length * ALL_DAYS} files of a county and a day are
        posted, with {all.rows} rows: {all.asExpected} became what they were to become, {all.rows - all.asExpected} did
        not; {all.held} are held and {all.rejected} refused. The messages are counted at the end. Open the page again to
        see how it goes on.
      </p>
      <DataTable caption="Counties so far" columns={COLUMNS} numeric={NUMERIC}>
        <tbody>
          {soFar.map((county) => (
            <tr>
              <th scope="row">{countyOf(county.county).name}</th>
              <td>
                <progress
                  max={ALL_DAYS}
                  value={county.days}
                  aria-label={`${countyOf(county.county).name}: ${county.days} of ${ALL_DAYS} days`}
                />
              </td>
              <td class="data-table__number">
                {county.days} of {ALL_DAYS}
              </td>
              <td class="data-table__number">{county.rows.rows}</td>
              <td class="data-table__number">{county.rows.asExpected}</td>
              <td class="data-table__number">{county.rows.held}</td>
              <td class="data-table__number">{county.rows.rejected}</td>
              <td>{resultOf(county)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
};
