import type { FC } from 'hono/jsx';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import type { ReportDocument, ReportTable } from '../domain/report-document.ts';

/** The report of a mock election, for whichever page shows it. */
export const MockReportBody: FC<{ report: ReportDocument }> = ({ report }) => (
  <>
    <p class="usa-intro">{report.verdict}</p>
    <dl>
      {report.facts.map(([name, value]) => (
        <>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
    {report.tables.map((table) => (
      <ReportTableView table={table} />
    ))}
  </>
);

/** Columns that hold nothing but numbers. */
const numericColumns = ({ columns, rows }: ReportTable): readonly string[] =>
  columns.filter((_, index) => rows.every((row) => typeof row[index] === 'number'));

const ReportTableView: FC<{ table: ReportTable }> = ({ table }) => {
  const numeric = numericColumns(table);
  return (
    <DataTable caption={table.caption} columns={table.columns} numeric={numeric}>
      <tbody>
        {table.rows.map((row) => (
          <tr>
            {row.map((cell, index) =>
              index === 0 ? (
                <th scope="row">{cell}</th>
              ) : (
                <td
                  class={numeric.includes(table.columns[index] ?? '') ? 'data-table__number' : 'data-table__sentence'}
                >
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
};
