import type { FC } from 'hono/jsx';
import { Temporal } from '../../shared/time.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { Day } from '../../site-kit/components/time.tsx';
import type { Difference } from '../../sync-checks/domain/difference.ts';
import { CATEGORY_NAMES, CLASS_NAMES, fieldInWords } from '../../sync-checks/domain/difference-names.ts';
import { MOST_IN_A_FILE, type ShownDifferences } from '../domain/shown-differences.ts';
import { Download } from './download.tsx';
import { number } from './words.ts';

type ListProps = ShownDifferences & {
  total: number;
  /** The check's own address. */
  path: string;
};

/**
 * The differences in fixing order. Voter IDs and the names of fields only: the values are voters' personal data, and go
 * to the county's EMS.
 */
export const DifferenceList: FC<ListProps> = ({ items, before, cursor, total, path }) => {
  const last = before + items.length;
  return (
    <section aria-labelledby="differences">
      <h2 id="differences">Differences</h2>
      {items.length === 0 ? (
        <p>{total === 0 ? 'There is nothing to resolve.' : 'There are no differences on this page.'}</p>
      ) : (
        <DataTable
          caption={`Differences ${number(before + 1)} to ${number(last)} of ${number(total)}, in fixing order`}
          columns={['Priority', 'Voter or precinct', 'Class', 'Category', 'Field', 'First found']}
        >
          <tbody>
            {items.map((difference) => (
              <tr>
                <td>{difference.priority}</td>
                <th scope="row">{difference.voterId ?? `Precinct ${difference.precinct}`}</th>
                <td>{CLASS_NAMES[difference.class]}</td>
                <td>{CATEGORY_NAMES[difference.category]}</td>
                <td>
                  <Field field={difference.field} />
                </td>
                <td>
                  {difference.since === undefined ? '–' : <Day date={Temporal.PlainDate.from(difference.since)} />}
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      {total > 0 && total <= MOST_IN_A_FILE && <Download href={`${path}?format=csv`} what="all of them" />}
      {(before > 0 || cursor !== null) && (
        <nav class="pager" aria-label="Pages of differences">
          {before > 0 && <a href={`${path}#differences`}>First page</a>}
          {cursor !== null && (
            <a href={`${path}?cursor=${encodeURIComponent(cursor)}&before=${last}#differences`}>Next page</a>
          )}
        </nav>
      )}
    </section>
  );
};

/** A field in words, and its column in the file. */
const Field: FC<{ field: Difference['field'] }> = ({ field }) =>
  field === null ? (
    <>Whole record</>
  ) : (
    <>
      {fieldInWords(field)}
      <span class="note">{field}</span>
    </>
  );
