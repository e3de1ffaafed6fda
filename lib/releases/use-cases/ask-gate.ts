import type { Clock } from '../../shared/clock.ts';
import type { Side } from '../../shared/identity.ts';
import { type GateRefusal, gateRefusal } from '../domain/gate.ts';
import type { Environment, OptIns, TaskConfirmations } from '../ports.ts';

export type AskGatePorts = {
  readonly clock: Clock;
  readonly environment: Pick<Environment, 'read'>;
  readonly optIns: Pick<OptIns, 'find'>;
  readonly confirmations: Pick<TaskConfirmations, 'has'>;
};

/** Why somebody is not let in now; undefined when they are. Throws when the table cannot be reached. */
export const askGate = async (ports: AskGatePorts, side: Side): Promise<GateRefusal | undefined> => {
  const { county } = side;
  const { state, required } = await ports.environment.read();
  const ofState = { environment: state, optIn: undefined, unconfirmed: null };
  if (state.kind === 'down') return gateRefusal(side, ofState, await ports.clock());
  if (county === null) return undefined;
  const [optIn, isConfirmed] = await Promise.all([
    ports.optIns.find(county),
    required === null ? true : ports.confirmations.has(required.release, required.task, county),
  ]);
  const unconfirmed = isConfirmed ? null : required;
  return gateRefusal(side, { environment: state, optIn, unconfirmed }, await ports.clock());
};
