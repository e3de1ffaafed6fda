import type { FC } from 'hono/jsx';

/** What a page shows, as a file for a spreadsheet. */
export const Download: FC<{ href: string; what?: string }> = ({ href, what = 'this table' }) => (
  <p>
    <a href={href}>Download {what} as CSV</a>
  </p>
);
