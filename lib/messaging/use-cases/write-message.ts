import type { Election } from '../../elections/domain/election.ts';
import { nameInMessage } from '../../elections/domain/election-names.ts';
import { countyOf, inPersonVotingOf } from '../../shared/counties.ts';
import { err, type Result } from '../../shared/result.ts';
import type { Temporal } from '../../shared/time.ts';
import type { LedgerRow } from '../domain/ledger-row.ts';
import { messageVariables } from '../domain/message-variables.ts';
import { type RenderedMessage, renderMessage } from '../domain/render.ts';
import { inLanguage, siteLink } from '../domain/site-link.ts';
import { mailedOn } from '../domain/true-until.ts';
import { wordingOf } from '../domain/wording.ts';
import type { MailedBallots } from '../ports/mailed-ballots.ts';
import type { CountyContacts } from '../ports/settings.ts';

export type WritingPorts = {
  readonly contacts: CountyContacts;
  readonly mailedBallots: MailedBallots;
  /** Where voters find Where's My Ballot. */
  readonly siteUrl: string;
  /** Where a voter ends their emails. Whoever writes emails has it. Throws when a table cannot be reached. */
  readonly unsubscribeLink?: (voterId: string) => Promise<string>;
};

/** Which fact or variable is missing; names it, never its value. */
export type WritingProblem = { readonly missing: string };

/**
 * Writes the message that the voter gets, complete. Fails when anything that it needs is unknown: a message with a gap
 * is never sent. Throws when a table cannot be reached.
 */
export type WriteMessage = (
  row: LedgerRow,
  election: Election | undefined,
  now: Temporal.Instant,
) => Promise<Result<RenderedMessage, WritingProblem>>;

const wasIssuedByMail = async (ports: WritingPorts, row: LedgerRow): Promise<boolean | undefined> =>
  row.type === 'InPerson' ? ports.mailedBallots.wasIssued(row.electionId, row.voterId) : undefined;

/** The name is the one of the voter's language; texts carry the short one where the election has one. */
const electionFacts = (election: Election, { channel, language }: LedgerRow) => ({
  name: nameInMessage(election, language, channel),
  date: election.date,
  returnDeadline: election.date,
  cureDeadline: election.deadlines.cureBy,
  canvassDate: election.deadlines.certifiedOn,
});

/** Writes messages from the catalog's texts. */
export const messageWriter =
  (ports: WritingPorts): WriteMessage =>
  async (row, election, now) => {
    const [contact, mailBallotIssued, unsubscribe] = await Promise.all([
      ports.contacts.find(row.county),
      wasIssuedByMail(ports, row),
      row.channel === 'email' ? ports.unsubscribeLink?.(row.voterId) : undefined,
    ]);
    const county = countyOf(row.county);
    const typed = messageVariables({
      type: wordingOf(row, { contact, election, now }),
      now,
      county: { name: county.name, inPersonVoting: contact?.inPerson ?? inPersonVotingOf(county), contact },
      election: election && electionFacts(election, row),
      statusCode: row.statusCode,
      method: row.method,
      mailedOn: election && mailedOn(row, election),
      expectedOn: row.expectedOn,
      corrects: row.corrects,
      mailBallotIssued,
      dataAsOf: row.decidedAt,
      trackingSite: siteLink(ports.siteUrl, row.language),
    });
    if (!typed.ok) return err({ missing: typed.error.fact });
    const rendered = renderMessage({
      ...typed.value,
      channel: row.channel,
      language: row.language,
      ...(unsubscribe === undefined ? {} : { unsubscribe: inLanguage(unsubscribe, row.language) }),
    });
    if (rendered.ok) return rendered;
    return err({ missing: 'variable' in rendered.error ? rendered.error.variable : rendered.error.kind });
  };
