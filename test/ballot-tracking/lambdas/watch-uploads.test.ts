import { beforeEach, describe, expect, it } from 'vitest';
import { readFreshness } from '../../../lambdas/ballot-tracking/read-freshness/handler.ts';
import { watchUploads } from '../../../lambdas/ballot-tracking/watch-uploads/handler.ts';
import { NO_AUDIENCE } from '../../../lib/ballot-tracking/domain/plan/audience.ts';
import { NO_COUNTS } from '../../../lib/ballot-tracking/domain/plan/counts.ts';
import { NO_CONTACTS } from '../../../lib/counties/domain/contacts.ts';
import { ok } from '../../../lib/shared/result.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import type { CountyMail } from '../../../lib/staff-mail/ports.ts';
import { election } from '../../elections/domain/elections.ts';
import { MemoryLog, MemoryTracking } from '../ballot-memory.ts';

const ELECTION = election(
  { name: 'Water Board', date: Temporal.PlainDate.from('2026-11-03'), kind: 'local' },
  { role: 'county', county: '03' },
);

let memory: MemoryTracking;
let mails: CountyMail[];
let log: MemoryLog;
let email: string | null;
beforeEach(() => {
  memory = new MemoryTracking();
  memory.electionsById.set(ELECTION.id, ELECTION);
  mails = [];
  log = new MemoryLog();
  email = 'roll@amador.example.gov';
});

const watch = () => {
  const noted = new Set<string>();
  const ports = Object.assign(memory, {
    files: {
      contacts: async () => ({ version: 1, contacts: { ...NO_CONTACTS, staff: { email, phone: null } } }),
    },
    mail: async (mail: CountyMail) => {
      mails.push(mail);
      return ok({ providerId: 'x' });
    },
    silences: {
      note: async (id: string, county: string, silence: string) => {
        const name = `${id} ${county} ${silence}`;
        return !noted.has(name) && noted.add(name) !== undefined;
      },
    },
    pagesUrl: 'https://staff.example.gov',
  });
  return () => watchUploads(ports)({ watch: true }, { log });
};

const holdOne = (): Promise<unknown> =>
  memory.heldUploads.hold(
    {
      uploadId: '03-20261010T170000-0123abcd',
      kind: 'ballots',
      electionId: ELECTION.id,
      county: '03',
      clientId: 'client-03',
      receivedAt: memory.now,
      counts: { rows: 3, accepted: 0, unchanged: 0, held: 3, rejected: 0 },
      heldReasons: { 'upload-held': 3 },
      hold: {
        state: 'held',
        digest: 'a'.repeat(64),
        plan: {
          counts: NO_COUNTS,
          audience: NO_AUDIENCE,
          findings: [{ rule: 'doubled', count: 3, of: 3, sentence: 'The file was joined twice.' }],
        },
      },
    },
    [],
    [],
  );

describe('the look at uploads', () => {
  it('tells a silent county once and after each week, and names it in the log each time', async () => {
    memory.now = Temporal.Instant.from('2026-10-12T17:00:00Z');
    const look = watch();
    expect(await look()).toEqual({ silent: 1, waiting: 0 });
    await look();
    expect(mails.map(({ subject }) => subject)).toEqual(['No uploads of Amador County for 178 hours']);
    expect(log.lines.filter((line) => line.startsWith('COUNTY_SILENT'))).toHaveLength(2);
    memory.now = memory.now.add({ hours: 24 });
    await look();
    expect(mails).toHaveLength(1);
    memory.now = memory.now.add({ hours: 144 });
    await look();
    await look();
    expect(mails).toHaveLength(2);
    // It has sent something, and falls silent anew.
    await memory.days.add(ELECTION.id, '03', memory.now, NO_COUNTS, 0);
    await look();
    memory.now = memory.now.add({ hours: 200 });
    await look();
    expect(mails).toHaveLength(3);
  });

  it('says nothing of a county that opted out, or that has sent something', async () => {
    memory.now = Temporal.Instant.from('2026-10-12T17:00:00Z');
    await memory.days.add(ELECTION.id, '03', memory.now.subtract({ hours: 5 }), NO_COUNTS, 0);
    expect(await watch()()).toMatchObject({ silent: 0 });
    expect(mails).toEqual([]);
  });

  it('tells a county of a held upload that it does not know of, once, and names in the log what waits a day', async () => {
    memory.now = Temporal.Instant.from('2026-10-01T17:00:00Z');
    await holdOne();
    const look = watch();
    email = null;
    await look();
    expect(log.lines.join()).toContain('COUNTY_NOT_TOLD');
    email = 'roll@amador.example.gov';
    await look();
    await look();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('The file was joined twice.');
    expect(mails[0]?.text).toContain('https://staff.example.gov/operations/uploads/03-20261010T170000-0123abcd');
    expect(log.lines.join()).not.toContain('UPLOAD_WAITS_LONG');
    memory.now = memory.now.add({ hours: 25 });
    await look();
    expect(log.lines.join()).toContain('UPLOAD_WAITS_LONG');
  });
});

describe('GET /v1/freshness', () => {
  it('shows a county its own, and SOS every county', async () => {
    memory.electionsById.set(election().id, election());
    memory.now = Temporal.Instant.from('2026-10-12T17:00:00Z');
    await memory.days.add(ELECTION.id, '03', memory.now, { ...NO_COUNTS, rows: 4 }, 1);
    await holdOne();
    const of = async (county: string | null) => {
      const caller = { kind: 'client', role: 'sos-system', county, id: 'c' } as const;
      const answer = await readFreshness(memory)({
        caller,
        body: undefined,
        query: undefined,
        path: {},
        rawBody: '',
        headers: {},
      });
      return (answer.body as { counties: { county: string; rows: number; heldUploads: number; silent: boolean }[] })
        .counties;
    };
    expect(await of('03')).toHaveLength(2);
    expect((await of('03')).find(({ rows }) => rows === 4)).toMatchObject({ heldUploads: 1, silent: false });
    expect((await of('19')).map(({ county, silent }) => [county, silent])).toEqual([['19', true]]);
    expect(await of(null)).toHaveLength(59);
  });
});
