import type { Child } from 'hono/jsx';
import * as z from 'zod';
import { OperationsNotFound } from '../../../lib/operations/pages/operations-not-found.tsx';
import { NOTHING_TYPED, type TypedSearch, VoterSearchPage } from '../../../lib/operations/pages/voter-search.tsx';
import type { VOTER_ACTIONS } from '../../../lib/platform/access.ts';
import type { Ended } from '../../../lib/runtime/recorded.ts';
import { CHANNELS, Channel } from '../../../lib/shared/codes.ts';
import type { Temporal } from '../../../lib/shared/time.ts';
import { MATCH_FIELDS, type Typed } from '../../../lib/sign-up/domain/diagnosis.ts';
import { auditedChannels, OptOutReason } from '../../../lib/sign-up/domain/opt-out-reason.ts';
import { searchProblemWords } from '../../../lib/sign-up/domain/search-words.ts';
import { readVoterId } from '../../../lib/sign-up/domain/voter-id.ts';
import { optVoterOut, searchVoters } from '../../../lib/sign-up/use-cases/help-voters.ts';
import type { Visit } from '../visit.ts';
import type { HelpSitePorts } from './ports.ts';
import { voterPage } from './voter-page.tsx';

/** Who posted which form. */
export type Acted = Visit & { readonly form: Readonly<Record<string, unknown>>; readonly now: Temporal.Instant };

type Shown = { readonly page: Child; readonly status: number };
export type Action = (ports: HelpSitePorts, acted: Acted) => Promise<Ended<Shown>>;

const textIn = (form: Acted['form'], name: string): string => String(form[name] ?? '').slice(0, 200);

const done = (page: Child): Ended<Shown> => ({ answer: { page, status: 200 }, outcome: 'done' });

const refused = (page: Child, status: number, reason: string): Ended<Shown> => ({
  answer: { page, status },
  outcome: 'refused',
  audit: { reason },
});

const noSuchVoter = ({ frame, viewer }: Acted): Ended<Shown> =>
  refused(<OperationsNotFound frame={frame} viewer={viewer} />, 404, 'not-found');

/** A form without the voter whom it is about. */
const nobodyNamed = ({ frame, viewer }: Acted): Ended<Shown> => {
  const words = 'The form named no voter, and nothing was done. Find the voter first.';
  return refused(
    <VoterSearchPage frame={frame} viewer={viewer} typed={NOTHING_TYPED} refused={words} />,
    400,
    'bad-request',
  );
};

/** What is done about a voter, of a form that names one. */
const about =
  (act: (ports: HelpSitePorts, acted: Acted, voterId: string) => Promise<Ended<Shown>>): Action =>
  async (ports, acted) => {
    const voterId = textIn(acted.form, 'voterId').trim();
    return voterId === '' ? nobodyNamed(acted) : act(ports, acted, voterId);
  };

/** The page of a voter, on record as its county's business. */
const shown = async (ports: HelpSitePorts, acted: Acted, voterId: string, typed: Typed): Promise<Ended<Shown>> => {
  const found = await voterPage(ports, acted, voterId, { typed });
  return found ? { ...done(found.page), audit: { county: found.county } } : noSuchVoter(acted);
};

const byId = async (ports: HelpSitePorts, acted: Acted, typed: TypedSearch): Promise<Ended<Shown>> => {
  // As voters may type it: programs and people put spaces into it.
  const voterId = readVoterId(typed.voterId);
  const found = await voterPage(ports, acted, voterId.ok ? voterId.value : typed.voterId, { typed: {} });
  if (found) return { ...done(found.page), audit: { county: found.county } };
  const { frame, viewer } = acted;
  const nobody = acted.by.county === null ? 'There is no such voter.' : 'There is no such voter in your county.';
  return refused(<VoterSearchPage frame={frame} viewer={viewer} typed={typed} refused={nobody} />, 404, 'not-found');
};

/** Fields of a search that cannot be read, in words. */
const errorsOf = (problems: Parameters<typeof searchProblemWords>[0][]): Partial<Record<keyof TypedSearch, string>> =>
  Object.fromEntries(problems.map((one) => [one.field, searchProblemWords(one)]));

const find: Action = async (ports, acted) => {
  const { frame, viewer, by, form, now } = acted;
  const names = Object.keys(NOTHING_TYPED) as (keyof TypedSearch)[];
  const typed = Object.fromEntries(names.map((name) => [name, textIn(form, name).trim()])) as TypedSearch;
  if (typed.voterId !== '') return byId(ports, acted, typed);
  const found = await searchVoters(ports, by, typed, now);
  const search = { frame, viewer, typed };
  if (!found.ok) return refused(<VoterSearchPage {...search} errors={errorsOf([...found.error])} />, 422, 'bad-search');
  return done(<VoterSearchPage {...search} found={found.value} />);
};

const diagnose = about((ports, acted, voterId) => {
  const given = MATCH_FIELDS.map((field) => [field, textIn(acted.form, field)] as const);
  const typed: Typed = Object.fromEntries(given.filter(([, text]) => text.trim() !== ''));
  return shown(ports, acted, voterId, typed);
});

const OptOutForm = z.object({ channel: z.union([Channel, z.literal('all')]), reason: OptOutReason });

const optOut = about(async (ports, acted, voterId) => {
  const parsed = OptOutForm.safeParse(acted.form);
  if (!parsed.success) {
    const words = { typed: {}, refused: 'Nothing was turned off: choose which messages, and why.' };
    const page = await voterPage(ports, acted, voterId, words);
    return page ? refused(page.page, 400, 'bad-request') : noSuchVoter(acted);
  }
  const { channel, reason } = parsed.data;
  const ended = await optVoterOut(
    ports,
    acted.by,
    { voterId, channels: channel === 'all' ? CHANNELS : [channel] },
    acted.now,
  );
  if (!ended) return noSuchVoter(acted);
  const { voter, before, after } = ended;
  const words = { typed: {}, done: 'It is turned off. No message confirms it: tell the voter.' };
  const page = await voterPage(ports, acted, voterId, words);
  const audit = { county: voter.county, before: auditedChannels(before), after: auditedChannels(after), reason };
  return page ? { ...done(page.page), audit } : noSuchVoter(acted);
});

/** What each form about a voter does. Nothing of a voter goes on record but the county, the channels and the reason. */
export const ACTIONS: Readonly<Record<keyof typeof VOTER_ACTIONS, Action>> = {
  'find-voter': find,
  'show-voter': about((ports, acted, voterId) => shown(ports, acted, voterId, {})),
  'diagnose-sign-up': diagnose,
  'end-subscription': optOut,
};
