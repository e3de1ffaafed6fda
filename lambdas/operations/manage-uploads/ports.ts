import type { DecidingPorts } from '../../../lib/ballot-tracking/use-cases/decide-upload.ts';
import type { FreshnessPorts } from '../../../lib/ballot-tracking/use-cases/read-freshness.ts';
import type { Recording } from '../../../lib/runtime/recorded.ts';
import type { SitePlace } from '../../../lib/site-kit/frame.ts';

/** What the pages of uploads need; `pagesUrl`: where they are reached. */
export type UploadSitePorts = DecidingPorts & FreshnessPorts & Recording & SitePlace & { readonly pagesUrl: string };
