import type { FC } from 'hono/jsx';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { inFigures, type ReportDocument } from '../domain/report-document.ts';
import type { ReportTable } from '../domain/report-tables.ts';

/** The report of a mock election, for whichever page shows it. */
export const MockReportBody: FC<{ report: ReportDocument }> = ({ report }) => (
  <>
    <p class="usa-intro">{report.verdict}</p>
    <dl class="facts">
      {report.facts.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
    {report.notes.map((note) => (
      <p>{note}</p>
    ))}
    {report.tables.map((table) => (
      <ReportTableView table={table} />
    ))}
  </>
);

/** Columns that hold nothing but numbers. */
const numericColumns = ({ columns, rows }: ReportTable): readonly string[] =>
  columns.filter((_, index) => rows.every((row) => typeof row[index] === 'number'));

/** More letters than these stand in several lines. */
const LONG = 30;

/** Columns with cells that need more than a line. */
const longColumns = ({ columns, rows }: ReportTable): readonly string[] =>
  columns.filter((_, index) => rows.some((row) => String(row[index]).length > LONG));

const ReportTableView: FC<{ table: ReportTable }> = ({ table }) => {
  const numeric = numericColumns(table);
  const long = longColumns(table);
  const classOf = (index: number): string | undefined => {
    const column = table.columns[index] ?? '';
    if (numeric.includes(column)) return 'data-table__number';
    return long.includes(column) ? 'data-table__sentence' : undefined;
  };
  const shown = (cell: string | number): string => (typeof cell === 'number' ? inFigures(cell) : cell);
  return (
    <DataTable caption={table.caption} columns={table.columns} numeric={numeric}>
      <tbody>
        {table.rows.map((row) => (
          <tr>
            {row.map((cell, index) =>
              index === 0 ? (
                <th scope="row" class={classOf(index)}>
                  {shown(cell)}
                </th>
              ) : (
                <td class={classOf(index)}>{shown(cell)}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
};
