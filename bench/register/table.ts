import { DatabaseSync } from 'node:sqlite';
import type { Temporal } from '../../lib/shared/time.ts';
import { fromVoterItem, toVoterItem } from '../../lib/voters/adapters/register-records.ts';
import { fromStatementLine, toStatementLine } from '../../lib/voters/adapters/statement-files.ts';
import type { ApplyCounts } from '../../lib/voters/domain/register/apply-counts.ts';
import type { CountyRegister, RegisterSnapshot } from '../../lib/voters/domain/register/load.ts';
import type { Statement as Said, VoterRecord } from '../../lib/voters/domain/register/statement.ts';
import type { CountyRegisters, LookAgain, RegisterRecords, StatementFiles } from '../../lib/voters/ports.ts';

/**
 * The voters table in a file of this machine, with the conditions of the real one and its items as they are stored there.
 * `strike` is called before every write, and may end the load there.
 */
export const tableInFile = (path: string, strike: () => void) => {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16384');
  database.exec('CREATE TABLE voters (id TEXT PRIMARY KEY, revision INTEGER, listed INTEGER, item TEXT) WITHOUT ROWID');
  database.exec('CREATE TABLE files (name TEXT PRIMARY KEY, body TEXT, applied TEXT)');
  const one = database.prepare('SELECT item FROM voters WHERE id = ?');
  const insert = database.prepare('INSERT OR IGNORE INTO voters (id, revision, listed, item) VALUES (?, ?, ?, ?)');
  const replace = database.prepare(
    'UPDATE voters SET revision = ?, listed = ?, item = ? WHERE id = ? AND revision = ?',
  );
  let writes = 0;
  let register: CountyRegister | undefined;
  const again = new Set<string>();

  const records: RegisterRecords = {
    findAll: async (voterIds) => {
      const found = new Map<string, VoterRecord>();
      for (const voterId of voterIds) {
        const row = one.get(voterId);
        if (row) found.set(voterId, fromVoterItem(JSON.parse(String(row['item']))));
      }
      return found;
    },
    write: async (before, after) => {
      strike();
      const item = toVoterItem(after);
      const listed = item['countyShard'] === undefined ? 0 : 1;
      const text = JSON.stringify(item);
      const { changes } = before
        ? replace.run(after.revision, listed, text, after.voterId, before.revision)
        : insert.run(after.voterId, after.revision, listed, text);
      if (Number(changes) === 0) return 'lost';
      writes += 1;
      return 'written';
    },
    count: async () =>
      Number(database.prepare('SELECT count(*) AS voters FROM voters WHERE listed = 1').get()?.['voters']),
  };
  const lookAgain: LookAgain = {
    note: async (_, voterId) => void again.add(voterId),
    of: async () => [...again],
    clear: async (_, voterId) => void again.delete(voterId),
  };
  const registers: CountyRegisters = {
    all: async () => (register ? [register] : []),
    find: async () => register,
    begin: async (county, load) => {
      register = { county, loaded: register?.loaded ?? null, refused: null, load };
      return 'begun';
    },
    settle: async (_, __, compared) => {
      if (register?.load) register = { ...register, load: { ...register.load, compared } };
      return compared;
    },
    refuse: async (county, _, refused) => {
      register = { county, loaded: register?.loaded ?? null, load: null, refused };
    },
    finish: async (county, { snapshot }, finishedAt, voters) => {
      register = { county, loaded: { snapshot, finishedAt, voters }, load: null, refused: null };
    },
  };
  const body = database.prepare('SELECT body, applied FROM files WHERE name = ?');
  const files: StatementFiles = {
    place: (county, id) => `${county}/${id}`,
    write: async (place, kind, number, statements: readonly Said[]) => {
      const name = `${place}/${kind}-${number}`;
      database
        .prepare('INSERT OR REPLACE INTO files (name, body) VALUES (?, ?)')
        .run(name, statements.map(toStatementLine).join('\n'));
      return name;
    },
    read: async (file) => String(body.get(file)?.['body']).split('\n').map(fromStatementLine),
    applied: async (file): Promise<ApplyCounts | undefined> => {
      const applied = body.get(file)?.['applied'];
      return typeof applied === 'string' ? JSON.parse(applied) : undefined;
    },
    markApplied: async (file, counts) => {
      strike();
      database.prepare('UPDATE files SET applied = ? WHERE name = ?').run(JSON.stringify(counts), file);
    },
  };
  return {
    ports: { records, lookAgain, registers, files },
    writes: () => writes,
    /** Puts a voter there as a load would have, uncounted. */
    put: (record: VoterRecord) => void insert.run(record.voterId, 1, 1, JSON.stringify(toVoterItem(record))),
    /** A load of this roll has ended. */
    holds: (
      county: CountyRegister['county'],
      snapshot: RegisterSnapshot,
      finishedAt: Temporal.Instant,
      voters: number,
    ) => {
      register = { county, loaded: { snapshot, finishedAt, voters }, load: null, refused: null };
    },
    itemBytes: () =>
      Math.round(Number(database.prepare('SELECT avg(length(item)) AS bytes FROM voters').get()?.['bytes'])),
    refused: () => register?.refused?.code,
    close: () => database.close(),
  };
};
