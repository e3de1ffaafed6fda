import type { EnvelopeDirection } from '../../ballot-tracking/domain/envelope.ts';
import type { BallotStatusCode, MessageType } from '../../shared/codes.ts';
import type { About, BallotNumber, Day, Hears, RowFate, Step, StoryRow, TableRow } from './story.ts';

/** A row of the voter's first ballot. */
export const row = (of: Omit<Extract<StoryRow, { kind: 'status' }>, 'kind' | 'ballot'>): StoryRow => ({
  kind: 'status',
  ballot: 1,
  ...of,
});

/** A status that is dated on the day of its upload. */
export const says = (
  status: BallotStatusCode,
  uploaded: Day,
  becomes: RowFate = 'accepted',
  ballot: 1 | 2 = 1,
): Step => ({
  uploaded,
  row: { kind: 'status', ballot, status, dated: uploaded },
  becomes,
});

/** A ballot that is handed to USPS on the day of its upload. */
export const mails = (sent: Day, ballot: 1 | 2 = 1, supersedes?: BallotNumber): Step => ({
  uploaded: sent,
  row: { kind: 'status', ballot, status: 'ISSUED', dated: sent, sent, ...(supersedes ? { supersedes } : {}) },
  becomes: 'accepted',
});

/** A record of voting in person, or its end. */
export const votes = (method: 'POLL' | 'VCR', uploaded: Day, active = true): Step => ({
  uploaded,
  row: { kind: 'in-person', method, dated: uploaded, active },
  becomes: 'accepted',
});

/** The row of a tracking file, uploaded on the eve: whose envelope a barcode is on. */
export const tracks = (direction: EnvelopeDirection): Step => ({
  uploaded: EVE,
  row: { kind: 'tracking', direction },
  becomes: 'accepted',
});

/** A scan of an envelope's barcode, which the Postal Service pushes on its day. */
export const scans = (direction: EnvelopeDirection, uploaded: Day): Step => ({
  uploaded,
  row: { kind: 'scan', direction, dated: uploaded },
  becomes: 'accepted',
});

/** A message that follows at once from what is uploaded on a day. */
export const hears = (type: MessageType, row: TableRow | undefined, day: Day, ballot: About | null = 1): Hears => ({
  type,
  ...(row ? { row } : {}),
  ballot,
  from: { day, time: '10:00' },
});

/** The day before mailing begins: what is uploaded then waits for E-29. */
export const EVE = -30;
const MAILING = -29;

/** The county's mail file: uploaded on the eve, for the day on which mailing begins (Elections Code 3000.5). */
export const mailFile: Step = {
  uploaded: EVE,
  row: { kind: 'status', ballot: 1, status: 'ISSUED', dated: EVE - 2, sent: MAILING },
  becomes: 'held: future-date',
};

/** "On its way", on the first day of messages (guidance, p. 3). */
export const heardMailed: Hears = {
  type: 'Outbound',
  row: 'ISSUED',
  ballot: 1,
  from: { day: MAILING, time: '00:00' },
};
