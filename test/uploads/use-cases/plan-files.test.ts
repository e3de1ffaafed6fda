import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discardUpload, releaseUpload } from '../../../lib/ballot-tracking/use-cases/decide-upload.ts';
import type { Identity } from '../../../lib/shared/identity.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { completeFile } from '../../../lib/uploads/use-cases/complete-file.ts';
import { MemoryUploads } from '../memory-uploads.ts';

const HEADER = 'voterId,ballotId,status,statusAt,sentDate';
const VOTERS = Array.from({ length: 60 }, (_, at) => `V${at}`);
const row = (voterId: string, status: string, day: string): string =>
  `${voterId},B-${voterId},${status},${day}T10:00:00-07:00,${status === 'ISSUED' ? day : ''}`;
const csv = (rows: readonly string[]): string => `${[HEADER, ...rows].join('\n')}\n`;
const issued = VOTERS.map((voterId) => row(voterId, 'ISSUED', '2026-10-05'));
/** Nobody's ballot is accepted a day after the mailing: such a file is held. */
const tooEarly = VOTERS.map((voterId) => row(voterId, 'ACCEPTED', '2026-10-06'));
const SOS = { kind: 'client', role: 'sos-system', county: null, id: 'client-sos' } as const;
const CLIENT = { kind: 'client', role: 'county-ems', county: '03', id: 'client-03' } as const;

const county = (): MemoryUploads => {
  const memory = new MemoryUploads(VOTERS);
  memory.tracking.now = Temporal.Instant.from('2026-10-06T20:00:00Z');
  return memory;
};
const asked = (uploadId: string, by: Identity = SOS) => ({ county: '03', uploadId, by, reason: 'Looked at' });
const codesOf = ({ tracking }: MemoryUploads, voterId = 'V1'): readonly string[] =>
  [...tracking.ballots.ballots.values()]
    .filter((ballot) => ballot.voterId === voterId)
    .flatMap(({ entries }) => entries.map(({ code }) => code));
const hours = (memory: MemoryUploads, count: number): void => {
  memory.tracking.now = memory.tracking.now.add({ hours: count });
};

describe('a file that is unusual as a whole', () => {
  it('is held before anything of it is recorded, with the same plan as a batch, and its county is told', async () => {
    const memory = county();
    await memory.upload(csv(issued));
    const held = await memory.upload(csv([...issued, ...tooEarly]));
    expect(held.file).toMatchObject({ state: 'held', known: 60, changed: 60, taken: 0 });
    expect(held.hold).toMatchObject({ state: 'held', plan: { counts: { rows: 60, statuses: { ACCEPTED: 60 } } } });
    expect(held.hold?.plan.findings.map(({ rule }) => rule)).toContain('returned-too-early');
    expect(codesOf(memory)).toEqual(['ISSUED']);
    expect(memory.tracking.told).toEqual([held.uploadId]);
    expect(memory.log.lines.join()).toContain('UPLOAD_HELD');
    expect(memory.log.lines.join()).not.toContain('B-V1');
  });

  it('goes on where it stood once a second person releases it, in another attempt', async () => {
    const memory = county();
    await memory.upload(csv(issued));
    const { uploadId } = await memory.upload(csv(tooEarly));
    const place = { county: '03', uploadId };
    expect(await releaseUpload(memory.tracking, asked(uploadId, CLIENT))).toMatchObject({
      error: { code: 'second-person' },
    });
    expect((await completeFile(memory, place, { role: 'county-ems' })).ok).toBe(true);
    expect(memory.uploadOf(place).file.state).toBe('held');
    hours(memory, 20);
    expect(await releaseUpload(memory.tracking, asked(uploadId))).toMatchObject({
      value: { hold: { state: 'released' } },
    });
    expect(memory.started.filter((name) => name.startsWith(uploadId))).toEqual([`${uploadId}-1`, `${uploadId}-2`]);
    expect(memory.tracking.waitingUploads.size).toBe(0);
    const done = await memory.run(place);
    expect(done).toMatchObject({ counts: { accepted: 60 }, file: { state: 'done' } });
    expect(codesOf(memory)).toEqual(['ISSUED', 'ACCEPTED']);
    expect(await releaseUpload(memory.tracking, asked(uploadId))).toMatchObject({ error: { code: 'not-held' } });
    // It is now the county's last file, and its day has it once.
    expect((await memory.upload(csv(tooEarly))).file).toMatchObject({ known: 60, changed: 0, state: 'done' });
    const [today] = await memory.tracking.days.ofCounty(done.electionId, '03');
    expect(today?.statuses).toMatchObject({ ISSUED: 60 });
  });

  it('is discarded for good, and the next file is held against the one before', async () => {
    const memory = county();
    await memory.upload(csv(issued));
    const { uploadId } = await memory.upload(csv(tooEarly));
    expect((await discardUpload(memory.tracking, asked(uploadId, CLIENT))).ok).toBe(true);
    expect(memory.uploadOf({ uploadId }).file).toMatchObject({ state: 'discarded' });
    expect(await releaseUpload(memory.tracking, asked(uploadId))).toMatchObject({ error: { code: 'not-held' } });
    const place = { county: '03', uploadId };
    expect(await completeFile(memory, place, { role: 'county-ems' })).toMatchObject({ value: { state: 'discarded' } });
    expect(codesOf(memory)).toEqual(['ISSUED']);
    expect((await memory.upload(csv(issued))).file).toMatchObject({ known: 60, changed: 0 });
  });

  it('waits once: the same file again is refused with the upload that waits', async () => {
    const memory = county();
    await memory.upload(csv(issued));
    const first = await memory.upload(csv(tooEarly));
    const again = await memory.upload(csv(tooEarly));
    expect(again.file).toMatchObject({ state: 'refused', refusal: { code: 'waits-already' } });
    expect(again.file.refusal?.message).toContain(first.uploadId);
    expect(memory.tracking.waitingUploads.size).toBe(1);
  });

  it('is not released over a later file of the county, which says all of it again', async () => {
    const memory = county();
    await memory.upload(csv(issued));
    const held = await memory.upload(csv([...issued, ...tooEarly]));
    hours(memory, 20);
    const right = VOTERS.slice(0, 3).map((voterId) => row(voterId, 'INR', '2026-10-06'));
    const later = await memory.upload(csv([...issued, ...right]));
    expect(later.file.state).toBe('done');
    const refused = await releaseUpload(memory.tracking, asked(held.uploadId));
    expect(refused).toMatchObject({ error: { code: 'newer-file' } });
    expect(refused.ok || refused.error.detail).toContain(later.uploadId);
    expect(memory.uploadOf(held).file.state).toBe('held');
    expect(codesOf(memory)).toEqual(['ISSUED', 'INR']);
    expect((await discardUpload(memory.tracking, asked(held.uploadId))).ok).toBe(true);
  });

  it('and released in the moment in which a later one ends is refused by the machine, or stays the earlier one', async () => {
    const memory = county();
    await memory.upload(csv(issued));
    const held = await memory.upload(csv([...issued, ...tooEarly]));
    hours(memory, 1);
    expect((await releaseUpload(memory.tracking, asked(held.uploadId))).ok).toBe(true);
    const later = await memory.upload(csv([...issued, row('V0', 'INR', '2026-10-06')]));
    const ended = await memory.run({ county: '03', uploadId: held.uploadId });
    expect(ended.file).toMatchObject({ state: 'refused', refusal: { code: 'newer-file' } });
    expect([...memory.lastFiles.lasts.values()].map(({ uploadId }) => uploadId)).toEqual([later.uploadId]);
  });

  it('whose release dies on the way is released once more, and starts nothing twice', async () => {
    const memory = county();
    await memory.upload(csv(issued));
    const { uploadId } = await memory.upload(csv(tooEarly));
    const { heldFiles } = memory.tracking;
    for (const isStarted of [false, true]) {
      Object.assign(memory.tracking, {
        heldFiles: {
          ...heldFiles,
          goOn: async (upload: Parameters<typeof heldFiles.goOn>[0]) => {
            if (isStarted) await heldFiles.goOn(upload);
            throw new Error('Cut off.');
          },
        },
      });
      await expect(releaseUpload(memory.tracking, asked(uploadId))).rejects.toThrow('Cut off.');
      Object.assign(memory.tracking, { heldFiles });
      expect(await releaseUpload(memory.tracking, asked(uploadId))).toMatchObject({
        error: { code: 'being-released' },
      });
      memory.tracking.now = memory.tracking.now.add({ minutes: 3 });
    }
    expect((await releaseUpload(memory.tracking, asked(uploadId))).ok).toBe(true);
    expect(memory.started.filter((name) => name.startsWith(uploadId))).toHaveLength(2);
    expect((await memory.run({ county: '03', uploadId })).counts.accepted).toBe(60);
  });

  it('once released and interrupted goes on without another plan', async () => {
    const memory = new MemoryUploads(Array.from({ length: 4_500 }, (_, at) => `V${at}`));
    memory.tracking.now = Temporal.Instant.from('2026-10-06T20:00:00Z');
    const all = Array.from({ length: 4_500 }, (_, at) => row(`V${at}`, 'ACCEPTED', '2026-10-06'));
    const { uploadId } = await memory.upload(csv(all));
    const place = { county: '03', uploadId };
    expect(memory.uploadOf(place).file.state).toBe('held');
    hours(memory, 1);
    await releaseUpload(memory.tracking, asked(uploadId));
    expect((await memory.run(place, new Set([2]))).file.state).toBe('interrupted');
    memory.plans.count = async () => {
      throw new Error('It was planned before.');
    };
    await completeFile(memory, place, { role: 'county-ems' });
    const whole = await memory.run(place);
    expect(whole).toMatchObject({ counts: { rows: 4_500, held: 4_500 }, file: { state: 'done', taken: 4_500 } });
    expect(memory.started).toEqual([1, 2, 3].map((attempt) => `${uploadId}-${attempt}`));
  });
});

describe('a file that is only to be planned', () => {
  const plannedAlone = async (memory: MemoryUploads, text: string) => {
    const place = await memory.send(text, {}, undefined, true);
    return { place, upload: await memory.run(place) };
  };

  it('rests with its plan, and is taken in once it is completed in earnest', async () => {
    const memory = county();
    const { place, upload } = await plannedAlone(memory, csv(issued));
    expect(upload).toMatchObject({ counts: { accepted: 0 }, file: { state: 'planned', taken: 0 } });
    expect(upload.file.plan).toMatchObject({ counts: { statuses: { ISSUED: 60 } }, findings: [] });
    expect(memory.tracking.ballots.ballots.size + memory.mails.length + memory.tracking.told.length).toBe(0);
    await completeFile(memory, place, { role: 'county-ems' });
    expect(await memory.run(place)).toMatchObject({ counts: { accepted: 60 }, file: { state: 'done', plan: null } });
  });

  it('is not gone on with in earnest before it is planned, so that no word in earnest is lost', async () => {
    const memory = county();
    const place = await memory.send(csv(issued), {}, undefined, true);
    const early = await completeFile(memory, place, { role: 'county-ems' });
    expect(early).toMatchObject({ ok: false, error: { code: 'dry-run-under-way' } });
    expect((await memory.run(place)).file.state).toBe('planned');
    expect((await completeFile(memory, place, { role: 'county-ems' })).ok).toBe(true);
    expect((await memory.run(place)).file).toMatchObject({ state: 'done', taken: 60 });
  });

  it('is refused where some of the file may be recorded: a try records nothing', async () => {
    const memory = county();
    const place = await memory.send(csv(issued));
    expect((await memory.run(place, new Set([1]))).file.state).toBe('interrupted');
    const tried = await completeFile(memory, place, { role: 'county-ems', planOnly: true });
    expect(tried).toMatchObject({ ok: false, error: { code: 'taken-in-already' } });
    expect(memory.uploadOf(place).file.state).toBe('interrupted');
    expect(codesOf(memory)).toEqual([]);
  });

  it('says what would hold it, and holds nothing', async () => {
    const memory = county();
    await memory.upload(csv(issued));
    const { place, upload } = await plannedAlone(memory, csv(tooEarly));
    expect(upload.file.plan?.findings.map(({ rule }) => rule)).toContain('returned-too-early');
    expect(upload.hold).toBeUndefined();
    expect(memory.tracking.waitingUploads.size).toBe(0);
    await completeFile(memory, place, { role: 'county-ems' });
    const held = await memory.run(place);
    expect(held.file.state).toBe('held');
    expect(held.hold?.plan).toEqual(upload.file.plan);
    expect(codesOf(memory)).toEqual(['ISSUED']);
  });

  it('of which nothing is new rests too', async () => {
    const memory = county();
    await memory.upload(csv(issued));
    const { upload } = await plannedAlone(memory, csv(issued));
    expect(upload.file).toMatchObject({ state: 'planned', plan: { counts: { rows: 0 }, findings: [] } });
  });
});

describe('the plan of a file', () => {
  it('minds no order: a file of several parts that is sorted by status is no other file', async () => {
    const many = Array.from({ length: 2_600 }, (_, at) => `V${at}`);
    const memory = new MemoryUploads(many);
    memory.tracking.now = Temporal.Instant.from('2026-10-30T20:00:00Z');
    const rows = ['ISSUED', 'INR', 'ACCEPTED'].flatMap((status, day) =>
      many
        .slice(0, day === 0 ? many.length : 500)
        .map((voterId) => row(voterId, status, `2026-10-${5 + 8 * day}`.replace('-5', '-05'))),
    );
    const { file } = await memory.run(await memory.send(csv(rows), {}, undefined, true));
    expect(file.chunks).toBe(2);
    expect(file.plan).toMatchObject({ counts: { rows: 3_600, statuses: { INR: 500 }, waiting: {} }, findings: [] });
  });

  it('is that of its rows in one batch, however they stand in it and in whatever parts', async () => {
    const statuses = fc.constantFrom('ISSUED', 'INR', 'ACCEPTED', 'NVS', 'ODD');
    const rows = fc.array(fc.tuple(fc.nat({ max: 39 }), statuses, fc.constantFrom('2026-10-05', '2026-10-06')), {
      minLength: 1,
      maxLength: 60,
    });
    const one = async (some: readonly (readonly [number, string, string])[]): Promise<void> => {
      const text = csv(some.map(([voter, status, day]) => row(`V${voter}`, status, day)));
      const memory = county();
      const { plan } = (await memory.run(await memory.send(text, {}, undefined, true))).file;
      expect(plan?.counts.rows).toBe(some.length);
      const told = Object.values(plan?.counts.statuses ?? {}).reduce((all, count) => all + count, 0);
      const distinct = new Set(some.map((what) => what.join())).size;
      expect(told).toBe(distinct);
      expect(plan?.counts.doubled).toBe(some.length - distinct);
    };
    await fc.assert(fc.asyncProperty(rows, one), { numRuns: 40 });
  });
});

describe('rows that stand twice in a file', () => {
  it.each([
    ['new ones', false],
    ['ones that the last file had', true],
  ])('are counted: %s', async (_what, isKnown) => {
    const memory = county();
    if (isKnown) await memory.upload(csv(issued));
    const held = await memory.upload(csv([...issued, ...issued]));
    expect(held.file.state).toBe('held');
    expect(held.hold?.plan.findings).toMatchObject([{ rule: 'doubled', count: 60 }]);
  });
});
