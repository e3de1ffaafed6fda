import type { BallotStatusCode, Channel, Language, MessageType } from '../../shared/codes.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { DifferenceCategory, DifferenceClass } from '../../sync-checks/domain/difference.ts';
import type { RollCompression, RollField, RollFormat, RollRow } from '../../sync-checks/domain/roll-format.ts';

/** A file of one county's roll, whole in memory. `sha256` is hex, of the bytes as uploaded (after compression). */
export type RollFile = {
  readonly fileName: string;
  readonly format: RollFormat;
  readonly compression: RollCompression;
  readonly rows: number;
  readonly sha256: string;
  readonly bytes: Uint8Array;
};

/** A file of precincts and districts, whole in memory: one row an assignment. */
export type PrecinctFile = Pick<RollFile, 'bytes' | 'sha256' | 'rows'>;

/**
 * A difference that the seed put there. `field`, `ems` and `votecal` are null when a whole record is missing; one of a
 * precinct has no voter, and is null on the side that lacks the precinct.
 */
export type InjectedDifference = {
  readonly voterId: string | null;
  readonly precinct?: string;
  readonly class: DifferenceClass;
  readonly category: DifferenceCategory;
  readonly field: RollField | null;
  readonly ems: string | null;
  readonly votecal: string | null;
};

/** What a check of this county must find. Known from the injection, never from comparing. */
export type CountyTruth = {
  readonly county: CountyCode;
  readonly differences: readonly InjectedDifference[];
  readonly byClass: Readonly<Record<DifferenceClass, number>>;
  readonly byCategory: Readonly<Record<DifferenceCategory, number>>;
  readonly records: { readonly ems: number; readonly votecal: number };
  readonly result: 'passed' | 'failed';
};

/** Both sides of one county's sync check. Rows are generated anew by each call and never all held at once. */
export type SeededCounty = {
  readonly county: CountyCode;
  readonly truth: CountyTruth;
  /** VoteCal's records in voter ID order. */
  readonly voteCalRows: () => Iterable<RollRow>;
  /** The EMS's records in the order of its extract. */
  readonly emsRows: () => Iterable<RollRow>;
  /** VoteCal's snapshot: canonical CSV. */
  readonly voteCalFile: () => RollFile;
  /** The county's extract in the county's own format, compression, column order and row order. */
  readonly emsExtract: () => RollFile;
  /** The precincts of each side and their districts. */
  readonly voteCalPrecincts: () => PrecinctFile;
  readonly emsPrecincts: () => PrecinctFile;
};

/** A voter of the voters table: the subset of the roll that ballot tracking and the local API know. */
export type SeedVoter = {
  readonly voterId: string;
  readonly county: CountyCode;
  readonly firstName: string;
  readonly lastName: string;
  /** YYYY-MM-DD. */
  readonly dateOfBirth: string;
  readonly zip: string;
  readonly status: 'A' | 'I' | 'P' | 'C';
  readonly confidential: boolean;
  readonly language: Language;
  /** E.164. */
  readonly phone: string;
  readonly email: string;
  readonly precinct: string;
  readonly districts: readonly string[];
  readonly timeZone: string;
};

/** A subscription as `POST /local/subscriptions` takes it, with the county that the table needs. */
export type SeedSubscription = {
  readonly voterId: string;
  readonly county: CountyCode;
  readonly channels: readonly Channel[];
  readonly language: Language;
  readonly phone?: string;
  readonly email?: string;
  /** Wall clock `HH:MM` in `timeZone`; start inclusive, end exclusive. */
  readonly hours: { readonly from: string; readonly to: string; readonly timeZone: string };
};

export type SeedElection = {
  readonly id: string;
  readonly name: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly kind: 'statewide';
  readonly imb: 'none';
  /** The counties that participate. */
  readonly counties: readonly CountyCode[];
};

/** A record of `POST /v1/elections/{id}/ballots`. `statusAt` is ISO 8601 with the Pacific offset. */
export type SeedBallotRecord = {
  readonly voterId: string;
  readonly ballotId: string;
  readonly status: BallotStatusCode;
  readonly statusAt: string;
  readonly sentDate?: string;
};

/** What the demonstration county posts at one moment; `postAt` is where the stage's clock stands by then. */
export type SeedBallotBatch = {
  readonly county: CountyCode;
  readonly electionId: string;
  readonly postAt: string;
  readonly records: readonly SeedBallotRecord[];
};

/** A message that the demonstration must produce. `notBefore` is when the voter's hours allow it. */
export type ExpectedMessage = {
  readonly voterId: string;
  readonly ballotId: string;
  readonly electionId: string;
  readonly type: MessageType;
  readonly channel: Channel;
  readonly language: Language;
  readonly notBefore: string;
};

/** A county office's invented contact. */
export type CountyContact = {
  readonly county: CountyCode;
  /** E.164. */
  readonly phone: string;
  readonly email: string;
  readonly site: string;
};

/** Where a county's simulated EMS listens. */
export type EmsEndpoint = {
  readonly county: CountyCode;
  readonly vendor: 'dfm' | 'runbeck';
  readonly webhookUrl: string;
  readonly signingSecret: string;
};

/** The tracked voters of a county by the part they play; the same places in every county. */
export type NamedVoters = {
  /** One per language, in the order of `LANGUAGES`: ballot in review by the end of the demonstration. */
  readonly received: readonly SeedVoter[];
  /** One per language: ballot accepted. */
  readonly accepted: readonly SeedVoter[];
  /** One per language: no voter signature, contact the county. */
  readonly contactCounty: readonly SeedVoter[];
  /** Takes messages from 18:00 to 20:00 only. */
  readonly eveningOnly: SeedVoter;
  readonly inactive: SeedVoter;
  readonly pending: SeedVoter;
  readonly cancelled: SeedVoter;
  readonly confidential: SeedVoter;
  /** Two voters with the same first name, last name, date of birth and ZIP. */
  readonly lookAlikes: readonly [SeedVoter, SeedVoter];
  /** Mail goes abroad; the ZIP of the record is Californian. */
  readonly overseas: SeedVoter;
  /** Everyone else: active or not, without a subscription. */
  readonly others: readonly SeedVoter[];
};
