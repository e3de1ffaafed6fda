import type { Clock } from '../../shared/clock.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { askedAgain } from '../domain/asked-again.ts';
import { historyFull, tooManyWait } from '../domain/bounds.ts';
import type { Election, Viewer } from '../domain/election.ts';
import type { ElectionRefusal } from '../domain/refusal.ts';
import { type ElectionRequest, isSameName, numbered, type Requester, requestElection } from '../domain/request.ts';
import { asAccepted, asRequested, type KnownElection } from '../domain/requested-election.ts';
import type { ElectionRequests, ElectionStore, MeasureTexts, TextParts } from '../ports.ts';
import { refusedName, textsOf } from './check-name.ts';

export type CreateElectionPorts = {
  readonly clock: Clock;
  readonly elections: Pick<ElectionStore, 'create' | 'find'>;
  readonly requests: Pick<ElectionRequests, 'ask' | 'find' | 'list'>;
  readonly measureTexts: MeasureTexts;
};

export type CreateElectionRefusal = ElectionRefusal | { readonly code: 'election-exists'; readonly detail: string };

/** The election as it stands now, and how long its texts get. */
export type SetUpElection = { readonly known: KnownElection; readonly texts: readonly TextParts[] };

/** Measures on one day whose names begin alike; more than this is a mistake. */
const MOST_ALIKE = 20;
const alike = (wanted: Election): readonly Election[] =>
  Array.from({ length: MOST_ALIKE }, (_, index) => (index === 0 ? wanted : numbered(wanted, index + 1)));

const exists = (id: string): CreateElectionRefusal => ({
  code: 'election-exists',
  detail: `The election ${id} exists already. Ask SOS Ballot Tracking to change it.`,
});

const asksAlready = (id: string): CreateElectionRefusal => ({
  code: 'election-exists',
  detail: `Its county has asked for ${id}: accept that request, with POST /v1/elections/${id}/decision.`,
});

/**
 * Keeps what a county asks for under the first identifier that is free, or where the same was declined, under whatever
 * name it was asked for first, as the next version of that.
 */
const ask = async (
  { elections, requests }: Pick<CreateElectionPorts, 'elections' | 'requests'>,
  wanted: Election,
  by: Viewer & { readonly id: string },
): Promise<Result<KnownElection, CreateElectionRefusal>> => {
  const own = await requests.list(by.county);
  const again = own.find(
    ({ election, declined }) =>
      declined !== null && election.date.equals(wanted.date) && isSameName(election.name, wanted.name),
  );
  const full = tooManyWait(own);
  if (full) return err(full);
  if (again) {
    const election = askedAgain(again, { ...wanted, id: again.election.id }, by.id);
    const tooLong = historyFull(election, by);
    if (tooLong) return err(tooLong);
    const asked = (await requests.ask(election)) === 'asked';
    return asked ? ok(asRequested({ election, declined: null })) : err(exists(election.id));
  }
  for (const election of alike(wanted)) {
    if ((await requests.ask(election)) === 'asked') return ok(asRequested({ election, declined: null }));
    const present = (await elections.find(election.id)) ?? (await requests.find(election.id))?.election;
    if (present && isSameName(present.name, wanted.name)) return err(exists(election.id));
  }
  return err(exists(wanted.id));
};

/** Makes an election of SOS's own under the first identifier that is free, and that no request waits for. */
const create = async (
  { elections, requests }: Pick<CreateElectionPorts, 'elections' | 'requests'>,
  wanted: Election,
): Promise<Result<KnownElection, CreateElectionRefusal>> => {
  for (const election of wanted.kind === 'statewide' ? [wanted] : alike(wanted)) {
    const waits = await requests.find(election.id);
    if (waits?.declined === null) {
      if (isSameName(waits.election.name, wanted.name)) return err(asksAlready(election.id));
      continue;
    }
    if ((await elections.create(election)) === 'created') return ok(asAccepted(election));
    const present = await elections.find(election.id);
    if (present && isSameName(present.name, wanted.name)) return err(exists(election.id));
  }
  return err(exists(wanted.id));
};

/**
 * Sets up an election; what a county asks for waits until SOS Ballot Tracking accepts it. Its ID follows from date, county
 * and name, so that asking twice cannot make two of it; two elections whose names begin alike get numbered IDs. `by`: the
 * client that asks. Throws when the table cannot be reached.
 */
export const setUpElection = async (
  { clock, elections, requests, measureTexts }: CreateElectionPorts,
  request: ElectionRequest,
  requester: Requester,
  by: string,
): Promise<Result<SetUpElection, CreateElectionRefusal>> => {
  const requested = requestElection(request, requester, await clock());
  if (!requested.ok) return requested;
  const wanted = requested.value;
  const texts = textsOf(wanted, measureTexts);
  const refused = refusedName(wanted, texts);
  if (refused) return err(refused);
  const ports = { elections, requests };
  const known = await (requester.role === 'county'
    ? ask(ports, wanted, { county: requester.county, id: by })
    : create(ports, wanted));
  return known.ok ? ok({ known: known.value, texts }) : known;
};
