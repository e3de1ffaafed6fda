import type { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';

/** The signed Memorandum of Understanding (memorandum #21144, task 1). The document itself stays in the file of SOS. */
export type Mou = {
  /** The name of the document: `MOU CTE Amador 2021.pdf`. */
  readonly file: string;
  readonly signedOn: Temporal.PlainDate;
  /** Who signed for the county. */
  readonly signatory: string;
};

/** A county's part in the County Test Environment, from its first word on. */
export type OptIn = {
  readonly county: CountyCode;
  readonly optedInAt: Temporal.Instant;
  /** The release that was ahead when it opted in: for that one it is a new county. Null: none was. */
  readonly newWith: string | null;
  /** Null: it has said that it takes part, and nobody has recorded its MOU. */
  readonly mou: Mou | null;
  /** When it withdrew, and why. Its MOU stays on file. */
  readonly withdrawn: { readonly at: Temporal.Instant; readonly reason: string } | null;
  /** Counts the changes, from 1. */
  readonly version: number;
};

export const OPT_IN_STATES = ['not-opted-in', 'without-mou', 'opted-in', 'withdrawn'] as const;
export type OptInState = (typeof OPT_IN_STATES)[number];

/** How a county stands. Undefined: it has never said anything. */
export const optInState = (optIn: Pick<OptIn, 'mou' | 'withdrawn'> | undefined): OptInState => {
  if (optIn === undefined) return 'not-opted-in';
  if (optIn.withdrawn !== null) return 'withdrawn';
  return optIn.mou === null ? 'without-mou' : 'opted-in';
};

/** The counties that take part: opted in, their MOU on file, and not withdrawn. */
export const takingPart = (optIns: readonly OptIn[]): readonly CountyCode[] =>
  optIns.filter((optIn) => optInState(optIn) === 'opted-in').map(({ county }) => county);

export type OptInRefusal = {
  readonly code: 'mou-signed-later' | 'bad-mou-file' | 'nothing-to-withdraw' | 'already-opted-in';
  readonly detail: string;
};

/** A file's name without a path. The document is scanned or signed on a screen, and is no program. */
const FILE = /^[\p{L}\p{N}][\p{L}\p{N} ._()#&,'-]{0,118}\.(pdf|tiff?|docx)$/iu;

const mouFault = ({ file, signedOn }: Mou, now: Temporal.Instant): OptInRefusal | undefined => {
  if (!FILE.test(file)) {
    const detail = 'Give the file’s name without a path, ending with .pdf, .tif or .docx: "MOU CTE Amador 2021.pdf".';
    return { code: 'bad-mou-file', detail };
  }
  const today = pacificDate(now);
  if (Temporal.PlainDate.compare(signedOn, today) <= 0) return undefined;
  const detail = `The MOU cannot have been signed on ${signedOn.toString()}: today is ${today.toString()}. Give the day on the document.`;
  return { code: 'mou-signed-later', detail };
};

/**
 * A county says that it takes part, or what it said is completed by its MOU; a county that withdrew comes back the same way. An
 * MOU that is on file stays when none is given. Refused where nothing would change. `ahead`: the release that comes next.
 */
export const optedIn = (
  present: OptIn | undefined,
  { county, mou, ahead }: { readonly county: CountyCode; readonly mou: Mou | null; readonly ahead: string | null },
  now: Temporal.Instant,
): Result<OptIn, OptInRefusal> => {
  const fault = mou && mouFault(mou, now);
  if (fault) return err(fault);
  const takesPart = present !== undefined && present.withdrawn === null;
  if (takesPart && mou === null) {
    const detail =
      present.mou === null
        ? 'The county has opted in already. What is missing is its signed MOU: give file, date and signatory.'
        : 'The county has opted in already, and its MOU is on file.';
    return err({ code: 'already-opted-in', detail });
  }
  return ok({
    county,
    optedInAt: takesPart ? present.optedInAt : now,
    newWith: takesPart ? present.newWith : ahead,
    mou: mou ?? present?.mou ?? null,
    withdrawn: null,
    version: (present?.version ?? 0) + 1,
  });
};

/** A county takes part no longer: its systems are refused from the next call on. */
export const withdrawnFrom = (
  present: OptIn | undefined,
  reason: string,
  now: Temporal.Instant,
): Result<OptIn, OptInRefusal> => {
  if (present === undefined || present.withdrawn !== null) {
    return err({
      code: 'nothing-to-withdraw',
      detail: 'The county does not take part, so there is nothing to withdraw.',
    });
  }
  return ok({ ...present, withdrawn: { at: now, reason }, version: present.version + 1 });
};

/** What the audit trail keeps of a county's part: who signed is a person, and not kept for good. */
export const auditedOptIn = (optIn: OptIn): Readonly<Record<string, unknown>> => ({
  takesPart: optIn.withdrawn === null,
  state: optInState(optIn),
  mou: { signedOn: optIn.mou?.signedOn.toString() ?? null },
});
