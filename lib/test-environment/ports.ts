import type { CountyCode } from '../shared/counties.ts';
import type { Temporal } from '../shared/time.ts';
import type { MockPlan, Player } from './domain/cast.ts';
import type { UploadAnswer } from './domain/judge-answer.ts';
import type { MockRun, PlayedDay } from './domain/mock-run.ts';
import type { MockOptions } from './domain/mock-wish.ts';
import type { CountyResult } from './domain/report.ts';
import type { ObservedMessage } from './domain/score.ts';
import type { ScriptFile } from './domain/script.ts';
import type { SmokeRow, SmokeRun } from './domain/smoke.ts';

/** An upload as its county's list shows it. */
export type ListedUpload = {
  readonly uploadId: string;
  readonly rows: number;
  readonly held: number;
  readonly rejected: number;
};

/**
 * The county API, as the systems of SOS and of counties call it, each with a credential of its own. Throws when it does not
 * answer, or refuses what a mock election may ask.
 */
export type MockApi = {
  /** Sets up the statewide election and gives its identifier. */
  createElection(name: string, date: Temporal.PlainDate): Promise<string>;
  /** Says of a county, as that county, whether it takes part in the election. */
  participate(electionId: string, county: CountyCode, participates: boolean): Promise<void>;
  post(electionId: string, file: ScriptFile): Promise<UploadAnswer>;
  /** Every upload of a county for an election, the scenario's and its own. */
  uploadsOf(county: CountyCode, electionId: string): Promise<readonly ListedUpload[]>;
};

/** The clock of the stage. */
export type MockClock = {
  now(): Promise<Temporal.Instant>;
  /** Moves it forward, and answers when everything that came due has been done. A moment that has passed changes nothing. */
  moveTo(moment: Temporal.Instant): Promise<void>;
};

/** Puts voters of the cast into the register, and signs up those who listen. Repeating it changes nothing. */
export type SeatCast = (plan: MockPlan, players: readonly Player[]) => Promise<void>;

/** What of an election reached a provider for voters of a county: of the cast each message, of all others how many. */
export type Observed = { readonly cast: readonly ObservedMessage[]; readonly others: number };

/** Reads it. Throws when it cannot be reached. */
export type ReadObserved = (plan: MockPlan, county: CountyCode) => Promise<Observed>;

/** Starts the smoke test under a name. `exists`: there was one of this name, also where it has ended. Throws when Step Functions cannot be reached. */
export type StartSmoke = (name: string, input: { readonly failedOnly: boolean }) => Promise<'started' | 'exists'>;

/** Starts a mock election under a name, as `StartSmoke` does. */
export type StartMock = (name: string, input: MockOptions) => Promise<'started' | 'exists'>;

/** The name of the mock election that is played now; undefined when none is. Throws when Step Functions cannot be reached. */
export type RunningMock = () => Promise<string | undefined>;

/** The runs of the smoke test. Throws when the table cannot be reached. */
export type SmokeRuns = {
  /** The newest first. */
  list(): Promise<readonly SmokeRun[]>;
  find(id: string): Promise<SmokeRun | undefined>;
  /** `exists`: the run was begun before, by a repeat of its first step. */
  begin(run: SmokeRun): Promise<'begun' | 'exists'>;
  end(id: string, at: Temporal.Instant): Promise<void>;
  /** What came of a county; a repeat takes the place of what was there. */
  saveRow(row: SmokeRow): Promise<void>;
  rows(id: string): Promise<readonly SmokeRow[]>;
  /** Of each county what was tried last, in whichever run. */
  newest(): Promise<ReadonlyMap<CountyCode, SmokeRow>>;
};

/** What a call of the API came to: its status and body, or nothing at all. */
export type ApiOutcome =
  | { readonly kind: 'answered'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'unanswered' };

/** Calls the county API over the way that counties' systems take, with an access token. Never throws for what it answers. */
export type CallApi = (token: string, method: 'GET' | 'POST', path: string, body?: unknown) => Promise<ApiOutcome>;

/** An access token for a credential; undefined when none is given. Never throws. */
export type FetchToken = (credential: {
  readonly clientId: string;
  readonly clientSecret: string;
}) => Promise<string | undefined>;

/** The mock elections of an environment. Throws when the table cannot be reached. */
export type MockRuns = {
  /** The newest first. */
  list(): Promise<readonly MockRun[]>;
  find(id: string): Promise<MockRun | undefined>;
  /** `exists`: the run was begun before, by a repeat of its first step. */
  begin(run: MockRun): Promise<'begun' | 'exists'>;
  tell(id: string, progress: string): Promise<void>;
  end(id: string, at: Temporal.Instant, seconds: number): Promise<void>;
  /** Keeps how far a county's day has come, in the place of what was kept of it before. */
  saveDay(id: string, county: CountyCode, day: number, played: PlayedDay): Promise<void>;
  findDay(id: string, county: CountyCode, day: number): Promise<PlayedDay | undefined>;
  days(id: string): Promise<ReadonlyMap<CountyCode, readonly PlayedDay[]>>;
  saveResult(id: string, result: CountyResult): Promise<void>;
  results(id: string): Promise<readonly CountyResult[]>;
};

/** A credential of a county that is made for a work and gone behind it. Whatever happens, it opens nothing from `endsAt` on. */
export type PassingCredential = {
  readonly clientId: string;
  readonly county: CountyCode;
  /** What it is for. */
  readonly name: string;
  readonly endsAt: Temporal.Instant;
};

/** Where the API looks up whose a token is. Throws when the table cannot be reached. */
export type PassingCredentials = {
  enter(credential: PassingCredential): Promise<void>;
  remove(clientId: string): Promise<void>;
};
