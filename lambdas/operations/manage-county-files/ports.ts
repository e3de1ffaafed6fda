import type { ChangeContactsPorts } from '../../../lib/counties/use-cases/change-contacts.ts';
import type { IssueClientPorts } from '../../../lib/counties/use-cases/issue-client.ts';
import type { ProveEndpointPorts } from '../../../lib/counties/use-cases/prove-endpoint.ts';
import type { ReadCountyFilePorts } from '../../../lib/counties/use-cases/read-county-file.ts';
import type { RegisterSystemPorts } from '../../../lib/counties/use-cases/register-system.ts';
import type { RevokeClientPorts } from '../../../lib/counties/use-cases/revoke-client.ts';
import type { RotateClientPorts } from '../../../lib/counties/use-cases/rotate-client.ts';
import type { ToldPorts } from '../../../lib/counties/use-cases/told-events.ts';
import type { ElectionStore } from '../../../lib/elections/ports.ts';
import type { DecideElectionPorts } from '../../../lib/elections/use-cases/decide-election.ts';
import type { ParticipationPorts } from '../../../lib/elections/use-cases/set-participation.ts';
import type { TellCountyPorts } from '../../../lib/operations/use-cases/tell-county.ts';
import type { GateRefusal } from '../../../lib/releases/domain/gate.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';
import type { Log } from '../../../lib/shared/log.ts';
import type { Ports as AgreeDatePorts } from '../../../lib/sync-checks/use-cases/agree-alternate-date.ts';
import type { Ports as CancelDatePorts } from '../../../lib/sync-checks/use-cases/cancel-alternate-date.ts';
import type { Ports as CancelCheckPorts } from '../../../lib/sync-checks/use-cases/cancel-county-check.ts';
import type { Ports as StartCheckPorts } from '../../../lib/sync-checks/use-cases/start-county-check.ts';
import type { Ports as StartAgainPorts } from '../../../lib/sync-checks/use-cases/start-night-check-again.ts';

/**
 * Everything that counties' files are read and changed with, dates are agreed with and checks are started with: what the calls of the API about
 * them have.
 */
export type FilePorts = ReadCountyFilePorts &
  ChangeContactsPorts &
  RegisterSystemPorts &
  ProveEndpointPorts &
  ToldPorts &
  IssueClientPorts &
  RotateClientPorts &
  RevokeClientPorts &
  AgreeDatePorts &
  CancelDatePorts &
  StartCheckPorts &
  StartAgainPorts &
  CancelCheckPorts &
  DecideElectionPorts &
  ParticipationPorts &
  TellCountyPorts & {
    readonly elections: Pick<ElectionStore, 'list'>;
    readonly log: Log;
    /** In a County Test Environment why a county is not let in now; undefined when it is. Elsewhere nobody asks. */
    readonly gate?: (county: CountyCode) => Promise<GateRefusal | undefined>;
    /** Where the pages are reached. */
    readonly pagesUrl: string;
    /** Where a county's system finds the API, and gets its tokens. */
    readonly apiUrl: string;
    readonly tokenUrl: string;
  };
