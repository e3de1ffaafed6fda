import { ROLL_COLUMNS, type RollColumn } from '../roll-format.ts';
import { CLOSE, COLON, COMMA, JsonReader, NotJson, OPEN, QUOTE } from './json-reader.ts';

/**
 * One line of an NDJSON roll, read by RFC 8259 with two things that `JSON.parse` cannot do: numbers stay as they are
 * spelt, whatever their length, and a key that is written twice is seen.
 */
export interface JsonRow {
  /** In the order of `ROLL_COLUMNS`; the empty value where the key is absent or null. */
  readonly values: string[];
  /** Which columns' keys are written: a bit for each, in the order of `ROLL_COLUMNS`. */
  readonly keys: number;
  /** A column's key is written twice. */
  readonly repeated: boolean;
  /** The voter ID's key is written twice. */
  readonly repeatedId: boolean;
  /** A column's value is an array or an object, or holds half a character. */
  readonly badValue: boolean;
  /** The first column that has one of these. */
  readonly faulty: RollColumn | undefined;
}

const COLUMN_AT: ReadonlyMap<string, number> = new Map(ROLL_COLUMNS.map((column, index) => [column, index]));
const objectIn = (text: string): JsonRow => {
  const reader = new JsonReader(text);
  const values = ROLL_COLUMNS.map(() => '');
  let keys = 0;
  let repeated = false;
  let repeatedId = false;
  let badValue = false;
  let faulty: RollColumn | undefined;
  let expected = 0;
  reader.take(OPEN);
  if (reader.peek() === CLOSE) reader.take(CLOSE);
  else {
    for (let more = true; more; ) {
      if (reader.peek() !== QUOTE) throw new NotJson();
      const key = reader.string();
      reader.take(COLON);
      const value = reader.value();
      // Keys mostly come in the order of the columns.
      const column = ROLL_COLUMNS[expected] === key ? expected : COLUMN_AT.get(key);
      if (column !== undefined) {
        if ((keys & (1 << column)) !== 0) {
          repeated = true;
          faulty ??= ROLL_COLUMNS[column];
          if (column === 0) repeatedId = true;
        }
        keys |= 1 << column;
        if (value === undefined || !value.isWellFormed()) {
          badValue = true;
          faulty ??= ROLL_COLUMNS[column];
        }
        values[column] = value ?? '';
        expected = column + 1;
      }
      more = reader.peek() === COMMA;
      reader.take(more ? COMMA : CLOSE);
    }
  }
  if (!reader.atEnd()) throw new NotJson();
  return { values, keys, repeated, repeatedId, badValue, faulty };
};

/** The row of a line; undefined when the line is not one JSON object. */
export const readJsonRow = (line: string): JsonRow | undefined => {
  try {
    return objectIn(line);
  } catch (error) {
    if (error instanceof NotJson) return undefined;
    throw error;
  }
};
