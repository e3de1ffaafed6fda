import type { Clock } from '../../shared/clock.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { askedAgain } from '../domain/asked-again.ts';
import type { Election } from '../domain/election.ts';
import type { ElectionRefusal } from '../domain/refusal.ts';
import { type ElectionRequest, isSameName, numbered, type Requester, requestElection } from '../domain/request.ts';
import { asAccepted, asRequested, type KnownElection } from '../domain/requested-election.ts';
import type { ElectionRequests, ElectionStore, MeasureTexts, TextParts } from '../ports.ts';
import { refusedName, textsOf } from './check-name.ts';

export type CreateElectionPorts = {
  readonly clock: Clock;
  readonly elections: Pick<ElectionStore, 'create' | 'find'>;
  readonly requests: Pick<ElectionRequests, 'ask' | 'find'>;
  readonly measureTexts: MeasureTexts;
};

export type CreateElectionRefusal = ElectionRefusal | { readonly code: 'election-exists'; readonly detail: string };

/** The election as it stands now, and how long its texts get. */
export type SetUpElection = { readonly known: KnownElection; readonly texts: readonly TextParts[] };

/** Measures on one day whose names begin alike; more than this is a mistake. */
const MOST_ALIKE = 20;

const exists = (id: string): CreateElectionRefusal => ({
  code: 'election-exists',
  detail: `The election ${id} exists already. Ask SOS Ballot Tracking to change it.`,
});

/** Keeps what a county asks for: anew, or where it was declined under the same name, as the next version of that. */
const ask = async (
  requests: CreateElectionPorts['requests'],
  wanted: Election,
  by: string,
): Promise<KnownElection | undefined> => {
  const present = await requests.find(wanted.id);
  const isSame = present !== undefined && isSameName(present.election.name, wanted.name);
  const election = isSame && present.declined ? askedAgain(present, wanted, by) : wanted;
  return (await requests.ask(election)) === 'asked' ? asRequested({ election, declined: null }) : undefined;
};

/**
 * Sets up an election; what a county asks for waits until SOS Ballot Tracking accepts it. Its ID follows from date, county and name, so that asking twice cannot make two of it; two
 * elections whose names begin alike get numbered IDs. `by`: the client that asks. Throws when the table cannot be reached.
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
  for (let number = 1; number <= MOST_ALIKE; number += 1) {
    const election = number === 1 ? wanted : numbered(wanted, number);
    if (requester.role === 'county') {
      const asked = await ask(requests, election, by);
      if (asked) return ok({ known: asked, texts });
    } else if ((await elections.create(election)) === 'created') {
      return ok({ known: asAccepted(election), texts });
    }
    const present = (await elections.find(election.id)) ?? (await requests.find(election.id))?.election;
    if (wanted.kind === 'statewide' || (present && isSameName(present.name, wanted.name)))
      return err(exists(election.id));
  }
  return err(exists(wanted.id));
};
