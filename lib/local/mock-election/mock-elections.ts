import { Temporal } from '../../shared/time.ts';
import { httpMockApi } from '../../test-environment/adapters/http-mock-api.ts';
import type { MockReport } from '../../test-environment/domain/report.ts';
import { type MockWish, playMockElection } from '../../test-environment/use-cases/play-mock-election.ts';
import type { LocalClients } from '../aws/clients.ts';
import { LocalFailure } from '../base/local-failure.ts';
import type { Tokens } from '../gateway/tokens.ts';
import type { Provider } from '../provider/provider.ts';
import type { VirtualScheduler } from '../scheduler/virtual-scheduler.ts';
import { observedAt, seatInTables } from './stage-parts.ts';

export type MockElectionParts = {
  readonly clients: Pick<LocalClients, 'dynamodb'>;
  readonly tokens: Tokens;
  /** The address of the stage's API. */
  readonly address: string;
  readonly provider: Pick<Provider, 'messages'>;
  readonly scheduler: Pick<VirtualScheduler, 'now' | 'moveTo' | 'quiet'>;
  /** Resolves when a night of sync checks can be passed. */
  readonly snapshotsReady: () => Promise<void>;
};

/** The mock elections of a stage: one at a time. */
export type MockElections = {
  /** Plays one to its end. Throws a `LocalFailure` while another one is played. */
  play(wish: MockWish): Promise<MockReport>;
  /** How far the present one has come; undefined when none is played. */
  progress(): string | undefined;
  last(): MockReport | undefined;
};

/** Plays mock elections on a running stage: through its API, on its clock, held against what its providers took. */
export const createMockElections = (parts: MockElectionParts): MockElections => {
  const { clients, tokens, address, provider, scheduler } = parts;
  let sentence: string | undefined;
  let last: MockReport | undefined;
  const api = httpMockApi({
    address,
    tokenOf: (caller) => (caller === 'sos' ? tokens.ofSos() : tokens.ofCounty(caller)),
  });
  return {
    progress: () => sentence,
    last: () => last,
    play: async (wish) => {
      if (sentence !== undefined) throw new LocalFailure(`A mock election is being played: ${sentence}`);
      sentence = 'It begins.';
      try {
        await parts.snapshotsReady();
        last = await playMockElection(
          {
            api,
            clock: {
              now: async () => scheduler.now(),
              moveTo: async (moment) => {
                // First what was posted: the sweeps that a move begins with would decide the same at the same time.
                await scheduler.quiet();
                if (Temporal.Instant.compare(moment, scheduler.now()) > 0) await scheduler.moveTo(moment);
              },
            },
            seat: seatInTables(clients),
            observed: observedAt(provider),
            tell: (told) => {
              sentence = told;
            },
            milliseconds: () => performance.now(),
          },
          wish,
        );
        return last;
      } finally {
        sentence = undefined;
      }
    },
  };
};
