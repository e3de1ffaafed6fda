import type { Election } from '../../elections/domain/election.ts';
import { nameInMessage } from '../../elections/domain/election-names.ts';
import { countyOf, inPersonVotingOf } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Temporal } from '../../shared/time.ts';
import type { LedgerRow } from '../domain/ledger-row.ts';
import { messageVariables } from '../domain/message-variables.ts';
import { type RenderedMessage, type RenderProblem, renderMessage } from '../domain/render.ts';
import { inLanguage, siteLink } from '../domain/site-link.ts';
import { mailedOn } from '../domain/true-until.ts';
import { wordingOf } from '../domain/wording.ts';
import type { MailedBallots } from '../ports/mailed-ballots.ts';
import type { CountyContacts } from '../ports/settings.ts';
import { type WordPorts, wordsForMessage } from './texts-for-message.ts';

export type WritingPorts = WordPorts & {
  readonly contacts: CountyContacts;
  readonly mailedBallots: MailedBallots;
  /** Where voters find Where's My Ballot. */
  readonly siteUrl: string;
  /** Where a voter ends their emails. Whoever writes emails has it. Throws when a table cannot be reached. */
  readonly unsubscribeLink?: (voterId: string) => Promise<string>;
};

/** A message, and the version of the texts that it is written with (`versionName`). */
export type WrittenMessage = RenderedMessage & { readonly textsVersion: string };

/** Which fact or variable is missing; names it, never its value. */
export type WritingProblem = { readonly missing: string };

/**
 * Writes the message that the voter gets, complete. Fails when anything that it needs is unknown: a message with a gap
 * is never sent. A row that names its texts is written with them, any other with those in force. Throws when a table cannot be
 * reached.
 */
export type WriteMessage = (
  row: LedgerRow,
  election: Election | undefined,
  now: Temporal.Instant,
) => Promise<Result<WrittenMessage, WritingProblem>>;

const wasIssuedByMail = async (ports: WritingPorts, row: LedgerRow): Promise<boolean | undefined> =>
  row.type === 'InPerson' ? ports.mailedBallots.wasIssued(row.electionId, row.voterId) : undefined;

/** The name is the one of the voter's language; texts carry the short one where the election has one. */
export const electionFacts = (election: Election, { channel, language }: Pick<LedgerRow, 'channel' | 'language'>) => ({
  name: nameInMessage(election, language, channel),
  date: election.date,
  returnDeadline: election.date,
  cureDeadline: election.deadlines.cureBy,
  canvassDate: election.deadlines.certifiedOn,
});

/** A problem that other texts do not have: the facts are the same for all of them. */
const isOfTheText = (problem: RenderProblem): boolean =>
  problem.kind === 'leftover-brace' || problem.kind === 'not-sayable';

/** Writes messages from the texts in force. */
export const messageWriter = (ports: WritingPorts): WriteMessage => {
  const wordsFor = wordsForMessage(ports);
  return async (row, election, now) => {
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
      // What was wrong of it was its text: that it told something untrue is not said.
      corrects: row.retracted === undefined ? row.corrects : undefined,
      mailBallotIssued,
      dataAsOf: row.decidedAt,
      trackingSite: siteLink(ports.siteUrl, row.language),
    });
    if (!typed.ok) return err({ missing: typed.error.fact });
    const request = {
      ...typed.value,
      channel: row.channel,
      language: row.language,
      ...(unsubscribe === undefined ? {} : { unsubscribe: inLanguage(unsubscribe, row.language) }),
    };
    let problem: RenderProblem = { kind: 'not-sayable' };
    for await (const { version, catalog } of wordsFor(row, election, now)) {
      const rendered = renderMessage(request, catalog);
      if (rendered.ok) return ok({ ...rendered.value, textsVersion: version });
      problem = rendered.error;
      if (!isOfTheText(problem)) break;
      ports.reportBroken({ reason: version, language: row.language });
    }
    return err({ missing: 'variable' in problem ? problem.variable : problem.kind });
  };
};
