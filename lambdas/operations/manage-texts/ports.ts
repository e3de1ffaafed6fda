import type { ElectionStore } from '../../../lib/elections/ports.ts';
import type { CountyContacts } from '../../../lib/messaging/ports/settings.ts';
import type { TextsStore } from '../../../lib/messaging/ports/texts.ts';
import type { Recording } from '../../../lib/runtime/recorded.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import type { SitePlace } from '../../../lib/site-kit/frame.ts';

/** What the pages about texts need. */
export type TextsSitePorts = Recording &
  SitePlace & {
    readonly clock: Clock;
    readonly store: TextsStore;
    readonly elections: Pick<ElectionStore, 'find' | 'list'>;
    readonly contacts: CountyContacts;
    readonly siteUrl: string;
    readonly pagesUrl: string;
  };
