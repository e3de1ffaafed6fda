import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Context, Hono } from 'hono';
import type { Timelines } from '../../../lib/ballot-tracking/domain/timeline.ts';
import type { TimelineOwner } from '../../../lib/ballot-tracking/use-cases/read-timelines.ts';
import type { CountyFiles } from '../../../lib/counties/ports.ts';
import type { UnsubscribeScope } from '../../../lib/messaging/use-cases/unsubscribe.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import type { Language } from '../../../lib/shared/codes.ts';
import type { Log } from '../../../lib/shared/log.ts';
import type { Temporal } from '../../../lib/shared/time.ts';
import type { SignUpDoors } from '../../../lib/sign-up/use-cases/doors.ts';
import type { Frame, Place } from '../../../lib/site-kit/frame.ts';
import type { VoterRegister } from '../../../lib/voters/ports.ts';

/** What can be told a voter who is signed in of a text: sent to them then, of our form (a code), or not sent. */
type SentVerdict = { readonly kind: 'sent'; readonly at: Temporal.Instant } | { readonly kind: 'ours' | 'not-sent' };

/** What the personal pages work with. */
export type Ports = Pick<Place, 'assetName' | 'rehearsal'> & {
  readonly clock: Clock;
  readonly log: Log;
  readonly doors: SignUpDoors;
  readonly readTimelines: (owner: TimelineOwner, now: Temporal.Instant) => Promise<Timelines>;
  readonly voters: Pick<VoterRegister, 'find'>;
  readonly offices: Pick<CountyFiles, 'contacts'>;
  readonly unsubscribe: (key: string, scope: UnsubscribeScope) => Promise<'ended' | 'unknown-key'>;
  /** Whether a pasted text has the form of a message of ours; and whether this voter got it from us. */
  readonly hasOurForm: (pasted: string, now: Temporal.Instant) => Promise<'ours' | 'not-ours'>;
  readonly wasSent: (voterId: string, pasted: string, now: Temporal.Instant) => Promise<SentVerdict>;
  /** The site's own host, `wheresmyballot.example.gov`: where its forms come from. */
  readonly host: string;
  /** Whether CloudFront stands before the site, and says from where a voter comes. */
  readonly behindEdge: boolean;
};

/** What a request knows of itself before its page is drawn. */
export type Page = { readonly frame: Frame; readonly language: Language };

type Environment = {
  readonly Bindings: { readonly event: Pick<APIGatewayProxyEvent, 'requestContext'> };
  readonly Variables: { readonly page: Page };
};
export type Site = Hono<Environment>;
export type Request = Context<Environment>;
