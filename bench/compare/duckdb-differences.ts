import { DuckDBInstance } from '@duckdb/node-api';
import { compareDifferences, type Difference, FIELD_PRIORITY } from '../../lib/sync-checks/domain/difference.ts';
import { FIELD_CATEGORY, ROLL_FIELDS } from '../../lib/sync-checks/domain/roll-format.ts';

const table = (path: string): string =>
  `read_csv('${path}', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', strict_mode = true)`;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * The differences of two CSV rolls by DuckDB: one full outer join over all columns. It shares no code with the
 * comparison but the tables of categories and the order of a report.
 */
export const duckdbDifferences = async (emsPath: string, votecalPath: string): Promise<Difference[]> => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const values = ROLL_FIELDS.map((field) => `e.${field} as e_${field}, v.${field} as v_${field}`).join(', ');
  const differs = ROLL_FIELDS.map((field) => `e.${field} is distinct from v.${field}`).join(' or ');
  const reader = await connection.runAndReadAll(
    `select e.voterId as e_voterId, v.voterId as v_voterId, ${values}
     from ${table(emsPath)} e full outer join ${table(votecalPath)} v on e.voterId = v.voterId
     where e.voterId is null or v.voterId is null or ${differs}`,
  );
  const differences = reader.getRowObjects().flatMap(differencesOfRow);
  connection.closeSync();
  instance.closeSync();
  return differences.sort(compareDifferences);
};

const differencesOfRow = (row: Readonly<Record<string, unknown>>): Difference[] => {
  const whole = { category: 'registration', field: null, ems: null, votecal: null } as const;
  if (row['v_voterId'] === null) {
    return [{ voterId: text(row['e_voterId']), class: 'in-ems-not-votecal', ...whole, priority: 1 }];
  }
  const voterId = text(row['v_voterId']);
  if (row['e_voterId'] === null) return [{ voterId, class: 'in-votecal-not-ems', ...whole, priority: 2 }];
  return ROLL_FIELDS.flatMap((field): Difference[] => {
    const ems = text(row[`e_${field}`]);
    const votecal = text(row[`v_${field}`]);
    const category = FIELD_CATEGORY[field];
    return ems === votecal
      ? []
      : [{ voterId, class: 'field', category, field, ems, votecal, priority: FIELD_PRIORITY[category] }];
  });
};
