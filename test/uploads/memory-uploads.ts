import { Readable } from 'node:stream';
import { ballotRows, countedBallots, judgedBallots } from '../../lambdas/uploads/ballot-rows-wiring.ts';
import { unpack } from '../../lambdas/uploads/files-wiring.ts';
import { openFor } from '../../lambdas/uploads/open-for-wiring.ts';
import { planPart } from '../../lambdas/uploads/plan-chunk/handler.ts';
import { planUpload } from '../../lambdas/uploads/plan-upload/handler.ts';
import { readUploadedFile } from '../../lambdas/uploads/read-file/handler.ts';
import { scanRows } from '../../lambdas/uploads/scan-rows-wiring.ts';
import { settleFile } from '../../lambdas/uploads/settle-upload/handler.ts';
import { takeInPart } from '../../lambdas/uploads/take-in-chunk/handler.ts';
import { trackingRows } from '../../lambdas/uploads/tracking-rows-wiring.ts';
import type { PlanAudience } from '../../lib/ballot-tracking/domain/plan/audience.ts';
import type { PlanCounts } from '../../lib/ballot-tracking/domain/plan/counts.ts';
import type { ChunkCounts, UploadHold } from '../../lib/ballot-tracking/domain/upload.ts';
import type { FileUpload, FileUploads } from '../../lib/ballot-tracking/ports.ts';
import { newUploadId } from '../../lib/ballot-tracking/use-cases/book-upload.ts';
import { isPlanAsked } from '../../lib/shared/dynamodb/dry-run.ts';
import { ok } from '../../lib/shared/result.ts';
import type { CountyMail } from '../../lib/staff-mail/ports.ts';
import { openText } from '../../lib/uploads/adapters/file-text.ts';
import { gatheredRows } from '../../lib/uploads/adapters/gathered-rows.ts';
import { heldFilesIn } from '../../lib/uploads/adapters/held-files.ts';
import { awaitedFile, NO_ROWS } from '../../lib/uploads/domain/awaited-file.ts';
import type { ChunkRow, Reading } from '../../lib/uploads/domain/chunk.ts';
import { ROW_BYTES } from '../../lib/uploads/domain/known-rows.ts';
import { type FileKind, LAYOUTS } from '../../lib/uploads/domain/layout.ts';
import type { PlannedPart } from '../../lib/uploads/domain/planned-part.ts';
import type {
  ChunkOutcomes,
  FilePlace,
  LastFile,
  LastFiles,
  RowListWriter,
  UploadFiles,
} from '../../lib/uploads/ports.ts';
import { completeFile } from '../../lib/uploads/use-cases/complete-file.ts';
import { type AnnouncedUpload, offerFile } from '../../lib/uploads/use-cases/offer-file.ts';
import type { PlanAsk } from '../../lib/uploads/use-cases/plan-chunk.ts';
import { MemoryLog, MemoryTracking } from '../ballot-tracking/ballot-memory.ts';
import { election } from '../elections/domain/elections.ts';
import { MemoryBarcodes } from '../imb/memory-barcodes.ts';

export const ELECTION = election();

/** The book of files in memory, with the table's conditions. */
class MemoryFileUploads implements FileUploads {
  readonly tracking: MemoryTracking;
  constructor(tracking: MemoryTracking) {
    this.tracking = tracking;
  }
  /** The files of the one book of uploads. */
  readonly uploads = {
    get: (uploadId: string): FileUpload | undefined =>
      this.tracking.uploadsSaved.find((one): one is FileUpload => one.uploadId === uploadId && one.file !== undefined),
    set: (_uploadId: string, upload: FileUpload): void => this.tracking.enter(upload),
  };
  readonly chunks = new Map<string, ChunkCounts>();
  readonly reports: number[] = [];

  async open(upload: FileUpload) {
    this.uploads.set(upload.uploadId, upload);
  }
  async find({ county, uploadId }: FilePlace) {
    const upload = this.uploads.get(uploadId);
    return upload?.county === county ? upload : undefined;
  }
  async move({ uploadId }: FilePlace, from: readonly string[], change: Partial<FileUpload['file']>) {
    const upload = this.uploads.get(uploadId);
    if (!upload || !from.includes(upload.file.state)) return 'elsewhere' as const;
    this.uploads.set(uploadId, { ...upload, file: { ...upload.file, ...change } });
    return 'moved' as const;
  }
  async progress({ uploadId }: FilePlace, { rows, known }: { readonly rows: number; readonly known: number }) {
    const upload = this.uploads.get(uploadId);
    if (!upload) return;
    this.reports.push(rows);
    const counts = { ...upload.counts, rows, unchanged: known };
    this.uploads.set(uploadId, { ...upload, counts, file: { ...upload.file, known } });
  }
  async counted({ uploadId }: FilePlace, chunk: number) {
    return this.chunks.get(`${uploadId}#${chunk}`);
  }
  async hold(upload: FileUpload, hold: UploadHold) {
    const { waitingUploads } = this.tracking;
    const waits = waitingUploads.get(hold.digest);
    if (waits) return { kind: 'waits-already', uploadId: waits.uploadId } as const;
    if ((await this.move(upload, ['planned'], { state: 'held' })) === 'elsewhere')
      return { kind: 'elsewhere' } as const;
    const present = this.uploads.get(upload.uploadId) ?? upload;
    this.tracking.enter({ ...present, hold });
    const { uploadId, county, electionId, receivedAt } = upload;
    const { digest } = hold;
    waitingUploads.set(digest, { uploadId, county, electionId, receivedAt, digest, toldAt: null });
    return { kind: 'held' } as const;
  }
  async count({ uploadId }: FilePlace, chunk: number, { heldReasons, ...counts }: ChunkCounts) {
    const upload = this.uploads.get(uploadId);
    if (!upload || this.chunks.has(`${uploadId}#${chunk}`)) return;
    this.chunks.set(`${uploadId}#${chunk}`, { ...counts, heldReasons });
    const reasons = { ...upload.heldReasons };
    for (const [reason, rows] of Object.entries(heldReasons)) reasons[reason] = (reasons[reason] ?? 0) + rows;
    this.uploads.set(uploadId, {
      ...upload,
      heldReasons: reasons,
      counts: {
        rows: upload.counts.rows,
        accepted: upload.counts.accepted + counts.accepted,
        unchanged: upload.counts.unchanged + counts.unchanged,
        held: upload.counts.held + counts.held,
        rejected: upload.counts.rejected + counts.rejected,
      },
      file: { ...upload.file, taken: upload.file.taken + counts.rows },
    });
  }
}

/** The bucket in memory. */
class MemoryFiles implements UploadFiles {
  readonly stored = new Map<string, Uint8Array>();
  readonly chunks = new Map<string, readonly ChunkRow[]>();
  readonly readings = new Map<string, Reading>();
  readonly outcomes = new Map<string, ChunkOutcomes>();
  readonly parts = new Map<string, PlannedPart>();
  readonly audiences = new Map<string, PlanAudience>();
  readonly countsOf = new Map<string, PlanCounts>();
  readonly results = new Map<string, string>();

  async offer({ uploadId }: FilePlace) {
    return `https://upload.example.org/${uploadId}`;
  }
  async find({ uploadId }: FilePlace) {
    const bytes = this.stored.get(uploadId)?.length;
    return bytes === undefined ? undefined : { bytes };
  }
  async open({ uploadId }: FilePlace, kind: FileKind) {
    const bytes = Buffer.from(this.stored.get(uploadId) ?? []);
    const pieces = Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, at) =>
      bytes.subarray(at * 65_536, (at + 1) * 65_536),
    );
    const stream = Readable.from(pieces);
    return openText(stream, unpack, () => stream.destroy(), LAYOUTS[kind].feed !== undefined);
  }
  async writeChunk({ uploadId }: FilePlace, number: number, rows: readonly ChunkRow[]) {
    this.chunks.set(`${uploadId}#${number}`, rows);
  }
  async readChunk({ uploadId }: FilePlace, number: number) {
    return this.chunks.get(`${uploadId}#${number}`) ?? [];
  }
  readonly gather = gatheredRows;
  async writeGroup({ uploadId }: FilePlace, number: number, rows: readonly ChunkRow[]) {
    this.chunks.set(`${uploadId}#group${number}`, rows);
  }
  async readGroup({ uploadId }: FilePlace, number: number) {
    return this.chunks.get(`${uploadId}#group${number}`) ?? [];
  }
  async keepReading({ uploadId }: FilePlace, reading: Reading) {
    this.readings.set(uploadId, reading);
  }
  async reading({ uploadId }: FilePlace) {
    const reading = this.readings.get(uploadId);
    if (!reading) throw new Error('The file was not read.');
    return reading;
  }
  async listChunks({ uploadId }: FilePlace) {
    return { bucket: 'rolls', key: `uploads/runs/${uploadId}.json` };
  }
  async keepPart({ uploadId }: FilePlace, number: number, part: PlannedPart) {
    this.parts.set(`${uploadId}#${number}`, part);
  }
  async part({ uploadId }: FilePlace, number: number) {
    const part = this.parts.get(`${uploadId}#${number}`);
    if (!part) throw new Error('The part was not counted.');
    return part;
  }
  async keepAudience({ uploadId }: FilePlace, number: number, audience: PlanAudience) {
    this.audiences.set(`${uploadId}#${number}`, audience);
  }
  async audience({ uploadId }: FilePlace, number: number) {
    const audience = this.audiences.get(`${uploadId}#${number}`);
    if (!audience) throw new Error('Nobody asked whom the part would reach.');
    return audience;
  }
  async keepCounts({ uploadId }: FilePlace, counts: PlanCounts) {
    this.countsOf.set(uploadId, counts);
  }
  async counts({ uploadId }: FilePlace) {
    return this.countsOf.get(uploadId);
  }
  async writeOutcomes({ uploadId }: FilePlace, number: number, outcomes: ChunkOutcomes) {
    this.outcomes.set(`${uploadId}#${number}`, outcomes);
  }
  async readOutcomes({ uploadId }: FilePlace, number: number) {
    return (
      this.outcomes.get(`${uploadId}#${number}`) ?? { outcomes: [], taken: { digests: Buffer.of(), subjects: [] } }
    );
  }
  async *gone({ uploadId }: FilePlace) {
    yield* (this.results.get(`${uploadId}/gone.tsv`) ?? '').split('\n').filter(Boolean);
  }
  async store({ uploadId }: FilePlace, name: string, write: (text: (one: string) => Promise<void>) => Promise<void>) {
    const parts: string[] = [];
    await write(async (text) => {
      parts.push(text);
    });
    this.results.set(`${uploadId}/${name}`, parts.join(''));
  }
  async fetchUrl({ uploadId }: FilePlace, name: string) {
    return `https://fetch.example.org/${uploadId}/${name}`;
  }
}

type List = { readonly digests: Uint8Array[]; readonly subjects: string[] };

/** The counties' last files in memory. */
class MemoryLastFiles implements LastFiles {
  readonly lasts = new Map<string, LastFile>();
  readonly lists = new Map<string, List>();

  async find(electionId: string, county: string, kind: string) {
    return this.lasts.get(`${electionId}#${county}#${kind}`);
  }
  async rows(_county: string, { lists }: LastFile) {
    const found = lists.map((name) => this.lists.get(name));
    if (found.some((list) => list === undefined)) return 'lost' as const;
    const all = found.filter((list) => list !== undefined);
    return {
      digests: async function* () {
        for (const { digests } of all) for (const digest of digests) yield digest;
      },
      subjects: async function* () {
        for (const { subjects } of all) yield* subjects;
      },
    };
  }
  async collect({ uploadId }: FilePlace, part: string): Promise<RowListWriter> {
    const list: List = { digests: [], subjects: [] };
    const name = `${uploadId}/${part}`;
    return {
      add: (digest, subject) => {
        if (digest.length !== ROW_BYTES) throw new Error('A digest has another length.');
        list.digests.push(Uint8Array.from(digest));
        list.subjects.push(subject);
      },
      keep: async () => {
        this.lists.set(name, list);
        return name;
      },
      discard: async () => undefined,
    };
  }
  async keep(electionId: string, county: string, kind: string, last: LastFile) {
    this.lasts.set(`${electionId}#${county}#${kind}`, last);
  }
}

/** Everything that files need, in memory, and the machine as its definition runs it. */
export class MemoryUploads {
  readonly tracking: MemoryTracking;
  readonly log = new MemoryLog();
  readonly uploads: MemoryFileUploads;
  readonly files = new MemoryFiles();
  readonly lastFiles = new MemoryLastFiles();
  readonly mails: CountyMail[] = [];
  readonly started: string[] = [];
  readonly clock;
  readonly voters;
  readonly days;
  readonly isPlanAsked = isPlanAsked;
  readonly tellHeld;
  readonly newUploadId = newUploadId;
  readonly barcodes = new MemoryBarcodes();
  readonly openElection;
  readonly rows;
  readonly plans;
  readonly findContact = async () => ({ email: 'roll@county.example.gov' });
  readonly mail = async (mail: CountyMail) => {
    this.mails.push(mail);
    return ok({ providerId: String(this.mails.length) });
  };
  /** Each execution has a name and is started once. */
  readonly start = async ({ uploadId }: FilePlace, attempt: number) => {
    const name = `${uploadId}-${attempt}`;
    if (!this.started.includes(name)) this.started.push(name);
  };

  constructor(voters: readonly string[] = ['V1', 'V2', 'V3'], tracking = new MemoryTracking()) {
    this.tracking = tracking;
    this.uploads = new MemoryFileUploads(tracking);
    this.clock = tracking.clock;
    this.voters = tracking.voters;
    this.days = tracking.days;
    this.tellHeld = tracking.tellHeld;
    this.openElection = openFor(tracking.elections);
    const scanning = { barcodes: this.barcodes.store, envelopes: tracking.ballots.scanned };
    this.rows = {
      ballots: ballotRows(tracking),
      'imb-tracking': trackingRows({ ...tracking, ...scanning }),
      'imb-scans': scanRows({ ...tracking, ...scanning }),
    };
    this.plans = { ...countedBallots(tracking), ...judgedBallots(tracking) };
    Object.assign(tracking, {
      heldFiles: heldFilesIn(this.lastFiles, this.start),
    });
    this.tracking.electionsById.set(ELECTION.id, ELECTION);
    for (const voterId of voters)
      this.tracking.voterById.set(voterId, { voterId, county: '03', status: 'A', confidential: false });
  }

  /** Enters an upload under an ID of its own. */
  enter({ county, uploadId }: FilePlace, electionId: string, kind: FileKind = 'ballots'): void {
    this.uploads.uploads.set(uploadId, {
      ...{ uploadId, kind, electionId, county, clientId: `client-${county}`, receivedAt: this.tracking.now },
      ...{ counts: NO_ROWS, heldReasons: {}, file: awaitedFile(null, false) },
    });
  }

  /** Offers, puts and completes a file; nothing is taken in yet. */
  async send(
    bytes: Uint8Array | string,
    announced: Partial<AnnouncedUpload> = {},
    sha256?: string,
    planOnly = false,
  ): Promise<FilePlace> {
    const by = { electionId: ELECTION.id, county: '03', clientId: 'client-03' };
    const offered = await offerFile(this, by, { kind: 'ballots', ...announced });
    if (!offered.ok) throw new Error(offered.error.code);
    const place = { county: '03', uploadId: offered.value.uploadId };
    this.files.stored.set(place.uploadId, Buffer.from(bytes));
    await completeFile(this, place, { role: 'county-ems', sha256, planOnly });
    return place;
  }

  /** The machine, from its first state to its last. `fails`: parts that cannot be taken in. */
  async run(place: FilePlace, fails: ReadonlySet<number> = new Set()): Promise<FileUpload> {
    if (await this.isToBeTakenIn(place)) {
      for (let { chunks: chunk } = this.uploadOf(place).file; chunk >= 1; chunk -= 1) {
        if (!fails.has(chunk)) await takeInPart(this)({ ...place, chunk }, this);
      }
    }
    if (['held', 'planned'].includes(this.uploadOf(place).file.state)) return this.uploadOf(place);
    await settleFile(this)(place, this);
    return this.uploadOf(place);
  }

  /** The states up to the first part that is taken in, and whether there is one. */
  private async isToBeTakenIn(place: FilePlace): Promise<boolean> {
    const read = await readUploadedFile(this)(place, this);
    if (read.result === 'refused') return false;
    const look = async (chunks: number, ask: PlanAsk): Promise<void> => {
      for (let chunk = chunks; chunk >= 1; chunk -= 1) await planPart(this)({ ...place, chunk, ask });
    };
    await look(read.plan.chunks, 'counts');
    let { result } = await planUpload(this)({ ...place, reached: false }, this);
    if (result === 'look-closer') {
      await look(read.plan.chunks, 'audience');
      ({ result } = await planUpload(this)({ ...place, reached: true }, this));
    }
    return result === 'take-in';
  }

  async upload(bytes: Uint8Array | string, announced: Partial<AnnouncedUpload> = {}): Promise<FileUpload> {
    return this.run(await this.send(bytes, announced));
  }

  uploadOf({ uploadId }: Pick<FilePlace, 'uploadId'>): FileUpload {
    const upload = this.uploads.uploads.get(uploadId);
    if (!upload) throw new Error('There is no such upload.');
    return upload;
  }

  result({ uploadId }: Pick<FilePlace, 'uploadId'>, name: string): string {
    return this.files.results.get(`${uploadId}/${name}`) ?? '';
  }
}
