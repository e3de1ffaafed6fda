import { DescribeExecutionCommand, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { COUNTIES, CountyCode } from '../../shared/counties.ts';
import type { CountyRegister } from '../../voters/domain/register/load.ts';
import type { CountyRegisters } from '../../voters/ports.ts';
import { localMachineArn } from '../aws/names.ts';
import { sleep } from '../base/wait.ts';

/** Which counties' rolls are loaded for the first time, or anew: every county's when none is named. */
export const RegisterWish = z.strictObject({ counties: z.array(CountyCode).min(1).optional() });

/** What became of a county: how many voters the register holds of it, and why this run has not loaded it. */
export type CountyLoaded = {
  readonly county: CountyCode;
  readonly loaded: boolean;
  readonly voters: number;
  /** The code of a refusal, `NOTHING_NEWER` or `UNFINISHED`; null when it was loaded. */
  readonly because: string | null;
};

/** Milliseconds between two looks at the run. */
const EVERY = 500;

/** Starts `load-register` as an operator would and gives how it ended. */
export const registerRun =
  (client: SFNClient) =>
  async (counties: readonly CountyCode[]): Promise<string> => {
    const { executionArn } = await client.send(
      new StartExecutionCommand({
        stateMachineArn: localMachineArn('load-register'),
        name: `by-hand-${Date.now()}`,
        input: JSON.stringify({ first: true, counties }),
      }),
    );
    for (;;) {
      const { status = 'RUNNING' } = await client.send(new DescribeExecutionCommand({ executionArn }));
      if (status !== 'RUNNING') return status;
      await sleep(EVERY);
    }
  };

/** A load that ends well forgets what was refused before: a refusal that stands is of this run, or stood in its way. */
const whyNot = (after: CountyRegister | undefined): string => {
  if (after?.load) return 'UNFINISHED';
  return after?.refused?.code ?? (after?.loaded ? 'NOTHING_NEWER' : 'UNFINISHED');
};

const became = (
  county: CountyCode,
  before: CountyRegister | undefined,
  after: CountyRegister | undefined,
): CountyLoaded => {
  const end = after?.loaded?.finishedAt;
  const loaded = end !== undefined && !(before?.loaded && end.equals(before.loaded.finishedAt));
  return { county, loaded, voters: after?.loaded?.voters ?? 0, because: loaded ? null : whyNot(after) };
};

export type RegisterParts = {
  readonly registers: Pick<CountyRegisters, 'all'>;
  /** Runs the machine to its end. */
  readonly run: (counties: readonly CountyCode[]) => Promise<string>;
};

/** Loads VoteCal's rolls into the voter register, and says of each county what became of it. */
export const loadRegister = async (
  { registers, run }: RegisterParts,
  wish: z.output<typeof RegisterWish>,
): Promise<{ readonly ended: string; readonly counties: readonly CountyLoaded[] }> => {
  const counties = wish.counties ?? COUNTIES.map(({ code }) => code);
  const before = new Map((await registers.all()).map((one) => [one.county, one]));
  const ended = await run(counties);
  const after = new Map((await registers.all()).map((one) => [one.county, one]));
  return { ended, counties: counties.map((county) => became(county, before.get(county), after.get(county))) };
};
