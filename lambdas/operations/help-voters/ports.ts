import type { TimelinePorts } from '../../../lib/ballot-tracking/use-cases/read-timelines.ts';
import type { CountyContacts } from '../../../lib/messaging/ports/settings.ts';
import type { Recording } from '../../../lib/runtime/recorded.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import type { HelpPorts } from '../../../lib/sign-up/use-cases/help-voters.ts';
import type { SitePlace } from '../../../lib/site-kit/frame.ts';

/** What voters are helped with. */
export type HelpSitePorts = HelpPorts &
  TimelinePorts &
  Recording &
  SitePlace & {
    readonly clock: Clock;
    readonly contacts: CountyContacts;
  };
