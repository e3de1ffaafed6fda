/** Rows as aligned text columns; numbers to the right. */
export const textTable = (header: readonly string[], rows: readonly (readonly (string | number)[])[]): string => {
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => String(row[column] ?? '').length)),
  );
  const cell = (value: string | number, column: number): string => {
    const width = widths[column] ?? 0;
    return typeof value === 'number' ? String(value).padStart(width) : value.padEnd(width);
  };
  const numeric = header.map((_, column) => rows.some((row) => typeof row[column] === 'number'));
  const head = header.map((title, column) => {
    const width = widths[column] ?? 0;
    return numeric[column] ? title.padStart(width) : title.padEnd(width);
  });
  const lines = [head, widths.map((width) => '-'.repeat(width)), ...rows.map((row) => row.map(cell))];
  return lines.map((line) => `  ${line.join('  ').trimEnd()}`).join('\n');
};
