import { raw } from 'hono/html';
import type { Child, FC } from 'hono/jsx';

type TableProps = {
  caption: string;
  /** Column headings; those in `numeric` stand over numbers. A row has a cell for each. */
  columns: readonly string[];
  numeric?: readonly string[];
  children?: Child;
};

/**
 * A table. On a phone each row is a card that names its cells by their columns; on a screen that is too narrow for it, it
 * scrolls sideways, which the keyboard can reach.
 */
export const DataTable: FC<TableProps> = ({ caption, columns, numeric = [], children }) => (
  <section class="usa-table-container--scrollable" tabindex={0} aria-label={caption}>
    <table class="usa-table usa-table--borderless usa-table--compact data-table">
      <caption>
        <span>{caption}</span>
      </caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={numeric.includes(column) ? 'data-table__number' : undefined}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <Rows columns={columns}>{children}</Rows>
    </table>
  </section>
);

/** The groups of rows, written out, so that their cells can be named whatever component they come from. */
const Rows: FC<{ columns: readonly string[]; children?: Child }> = ({ columns, children }) =>
  // biome-ignore lint/complexity/noUselessFragments: several groups become one text.
  raw(withLabels(String(<>{children}</>), columns));

/** The attribute as it is written into a page, its text made harmless. */
const labelOf = (column: string): string => /data-label="[^"]*"/.exec(String(<td data-label={column} />))?.[0] ?? '';

/** Rows whose cells know the names of their columns, which a card shows beside them. Text has no `<` of its own there. */
const withLabels = (rows: string, columns: readonly string[]): string => {
  const labels = columns.map(labelOf);
  let column = 0;
  return rows.replaceAll(/<(tr|td|th)(?=[\s>])/g, (opening: string, tag: string) => {
    if (tag === 'tr') {
      column = 0;
      return opening;
    }
    const label = labels[column];
    column += 1;
    return label === undefined ? opening : `${opening} ${label}`;
  });
};
