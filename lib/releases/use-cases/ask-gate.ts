import type { Clock } from '../../shared/clock.ts';
import type { Side } from '../../shared/identity.ts';
import { type GateRefusal, gateRefusal } from '../domain/gate.ts';
import type { FindStanding } from '../ports.ts';

export type AskGatePorts = { readonly clock: Clock; readonly standing: FindStanding };

/** Why somebody is not let in now; undefined when they are. Throws when the table cannot be reached. */
export const askGate = async ({ clock, standing }: AskGatePorts, side: Side): Promise<GateRefusal | undefined> =>
  gateRefusal(side, await standing(side), await clock());
