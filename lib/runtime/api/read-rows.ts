import type * as z from 'zod';
import { err, ok, type Result } from '../../shared/result.ts';
import { type CheckedRow, rowProblem, rowProblems } from '../../shared/rows.ts';
import { parseJson, withoutMark } from './json.ts';
import { problem } from './problem.ts';
import { MAX_BODY_BYTES, MAX_ROWS } from './row-limits.ts';
import type { ApiAnswer, ApiRequest } from './types.ts';
import { type WrongValue, wrongValues } from './wrong-values.ts';

const AGAIN = 'Correct it and send this record again; the others need not be repeated.';

/** An unknown member is the record's: it is no field of ours. */
const fieldOf = ({ code, path }: WrongValue): string =>
  code === 'unknown-field' ? 'record' : String(path[0] ?? 'record');

/** Checks one record of an upload; `index` is its place. */
export const checkRow = <Row extends z.ZodType>(
  schema: Row,
  value: unknown,
  index: number,
): CheckedRow<z.output<Row>> => {
  const checked = schema.safeParse(value);
  if (checked.success) return ok(checked.data);
  const [first, ...others] = wrongValues(checked.error, schema, value).map((wrong) =>
    rowProblem(index, fieldOf(wrong), wrong.code, `${wrong.detail} ${AGAIN}`),
  );
  return err(rowProblems(first ?? rowProblem(index, 'record', 'invalid-value', `It is not valid. ${AGAIN}`), others));
};

const tooLarge = (what: string): ApiAnswer =>
  problem(413, 'too-large', `The upload has more than ${what}. Send it in smaller parts.`);

/** The records of a JSON body, or the lines of an NDJSON body. */
const valuesOf = (contentType: string, text: string): Result<readonly Result<unknown, string>[], ApiAnswer> => {
  if (contentType.toLowerCase().includes('ndjson')) {
    const lines = withoutMark(text)
      .split('\n')
      .map((line, place) => ({ line, number: place + 1 }))
      .filter(({ line }) => line.trim() !== '');
    // Counted before any line is parsed.
    if (lines.length > MAX_ROWS) return err(tooLarge(`${MAX_ROWS} records`));
    return ok(lines.map(({ line, number }) => parseJson(line, number)));
  }
  const parsed = parseJson(text);
  if (!parsed.ok) return err(problem(400, 'invalid-json', parsed.error));
  const { value } = parsed;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const records = isObject && 'records' in value && Object.keys(value).length === 1 ? value.records : undefined;
  if (!Array.isArray(records)) {
    return err(problem(400, 'invalid-request', 'Send an object with one field, "records": an array of records.'));
  }
  return records.length > MAX_ROWS ? err(tooLarge(`${MAX_ROWS} records`)) : ok(records.map((record) => ok(record)));
};

/**
 * Reads an upload's rows and checks each by itself, so that one wrong row costs that row alone.
 * Fails with the problem to answer (400, 413) when the body as a whole cannot be read.
 */
export const readRows = <Row extends z.ZodType>(
  request: Pick<ApiRequest<unknown, unknown, unknown>, 'rawBody' | 'headers'>,
  schema: Row,
): Result<readonly CheckedRow<z.output<Row>>[], ApiAnswer> => {
  if (Buffer.byteLength(request.rawBody) > MAX_BODY_BYTES) return err(tooLarge(`${MAX_BODY_BYTES} bytes`));
  const values = valuesOf(request.headers['content-type'] ?? 'application/json', request.rawBody);
  if (!values.ok) return values;
  return ok(
    values.value.map((value, index) =>
      value.ok
        ? checkRow(schema, value.value, index)
        : err(rowProblem(index, 'record', 'invalid-json', `${value.error} ${AGAIN}`)),
    ),
  );
};
