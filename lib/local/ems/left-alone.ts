import { countyOfCheckId } from '../../sync-checks/domain/check-id.ts';
import type { SyncChecks } from '../../sync-checks/ports/checks.ts';
import type { CountyDirectory } from '../../sync-checks/ports/counties.ts';
import type { EmsSimulator } from './ems-simulator.ts';

const CHECK_EXECUTION = /^sync-check-(.+?)(?:-r\d+)?$/;

/**
 * Whether an execution that waits for a task token waits for somebody who will not answer by themselves: its check
 * awaits the extract of a county whose EMS is silent, in the hands of whoever tests, or has failed to deliver it, or of one that
 * has registered none and polls. `tells`: whether the stage tells counties' systems anything; a test environment on this machine
 * does not, for it speaks encrypted alone.
 */
export const isLeftAlone =
  (
    checks: Pick<SyncChecks, 'read'>,
    ems: Pick<EmsSimulator, 'mode' | 'gaveUp'>,
    directory: Pick<CountyDirectory, 'findEms'>,
    tells: boolean,
  ) =>
  async (executionName: string): Promise<boolean> => {
    const checkId = CHECK_EXECUTION.exec(executionName)?.[1];
    const county = checkId === undefined ? undefined : countyOfCheckId(checkId);
    if (checkId === undefined || county === undefined) return false;
    const answers = tells && ems.mode(county) === 'simulated' && !ems.gaveUp(checkId);
    if (answers && (await directory.findEms(county))?.webhookUrl) return false;
    return (await checks.read(checkId))?.status === 'awaiting-extract';
  };
