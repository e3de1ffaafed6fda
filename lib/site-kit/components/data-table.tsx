import type { Child, FC } from 'hono/jsx';

type TableProps = {
  caption: string;
  /** Column headings; those in `numeric` stand over numbers. */
  columns: readonly string[];
  numeric?: readonly string[];
  children?: Child;
};

/** A table that scrolls sideways on a phone instead of breaking the page; the keyboard can reach the scrolling. */
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
      {children}
    </table>
  </section>
);
