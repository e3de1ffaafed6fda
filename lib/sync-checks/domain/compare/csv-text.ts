/** The fields of one CSV record (RFC 4180), or how its quotes fail: `open` = a quoted field has not ended yet. */
export const splitCsv = (record: string): string[] | 'open' | 'bad' => {
  if (!record.includes('"')) return record.split(',');
  const fields: string[] = [];
  let from = 0;
  for (;;) {
    let next: number;
    if (record.charCodeAt(from) === 0x22) {
      const close = closingQuote(record, from + 1);
      if (close < 0) return 'open';
      next = close + 1;
      if (next < record.length && record.charCodeAt(next) !== 0x2c) return 'bad';
      fields.push(record.slice(from + 1, close).replaceAll('""', '"'));
    } else {
      const comma = record.indexOf(',', from);
      next = comma < 0 ? record.length : comma;
      const field = record.slice(from, next);
      if (field.includes('"')) return 'bad';
      fields.push(field);
    }
    if (next === record.length) return fields;
    from = next + 1;
  }
};

/** Position of the quote that ends a quoted field; a doubled quote is part of the value. */
const closingQuote = (record: string, from: number): number => {
  let quote = record.indexOf('"', from);
  while (quote >= 0 && record.charCodeAt(quote + 1) === 0x22) quote = record.indexOf('"', quote + 2);
  return quote;
};

/** The fields of one line of a damaged record, as well as they can be guessed: commas between quotes do not separate. */
export const guessedFields = (line: string): string[] => {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line;
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (const part of text.split(/([",])/)) {
    if (part === '"') quoted = !quoted;
    else if (part === ',' && !quoted) {
      fields.push(field);
      field = '';
    } else field += part;
  }
  return [...fields, field];
};

const BAD_QUOTES: readonly (readonly [RegExp, string])[] = [
  [/(^|,)="/, 'values are written as formulas of a spreadsheet, such as ="0123"'],
  [/\\"/, 'quotes inside values are written with a backslash'],
  [/(^|,)[ \t]+"/, 'a space stands before a quote'],
];

/** In what way the quotes of a line are bad, where that can be told; nothing that stands in it. */
export const badQuotesIn = (line: string): string | undefined =>
  BAD_QUOTES.find(([pattern]) => pattern.test(line))?.[1];
