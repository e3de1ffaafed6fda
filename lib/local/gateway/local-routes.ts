import { Hono } from 'hono';
import * as z from 'zod';
import { CountyEventBody } from '../../messaging/domain/county-event.ts';
import { COUNTIES, CountyCode } from '../../shared/counties.ts';
import { Temporal, toPacificIso } from '../../shared/time.ts';
import type { SubscriptionStore, VoterRegister } from '../../voters/ports.ts';
import { EmsEventShape, EmsMode, EndpointTest } from '../ems/ems-event.ts';
import type { EmsSimulator } from '../ems/ems-simulator.ts';
import { isGenuine } from '../ems/signature.ts';
import type { Provider } from '../provider/provider.ts';
import type { VirtualScheduler } from '../scheduler/virtual-scheduler.ts';
import { emsEndpoints, seedVoterRows, seedVoters } from '../seed/seed.ts';
import { problemResponse, RequestProblem } from './answers.ts';
import { type FirstSteps, firstStepRoutes } from './first-steps.ts';
import { readJson } from './read-json.ts';
import { RehearsalSubscription, subscribe } from './rehearsal-subscription.ts';
import type { Tokens } from './tokens.ts';

/** What the calls under `/local` work with. */
export type LocalParts = FirstSteps & {
  readonly scheduler: VirtualScheduler;
  readonly ems: EmsSimulator;
  readonly tokens: Tokens;
  readonly voters: VoterRegister;
  readonly subscriptions: SubscriptionStore;
  readonly provider: Pick<Provider, 'receiveText'>;
  /** Puts the seeded state back. */
  readonly reset: () => Promise<void>;
  /** Ends the stage, after the answer. */
  readonly shutDown: () => void;
  readonly status: () => Readonly<Record<string, unknown>>;
};

const Instant = z.string().transform((text, context) => {
  try {
    return Temporal.Instant.from(text);
  } catch {
    context.addIssue('Use a time with its offset, such as 2026-10-02T16:59:00-07:00.');
    return z.NEVER;
  }
});
const Duration = z.string().transform((text, context) => {
  try {
    return Temporal.Duration.from(text.replace(/^\+/, ''));
  } catch {
    context.addIssue('Use an ISO 8601 duration, such as PT8H.');
    return z.NEVER;
  }
});
const ClockRequest = z
  .strictObject({ now: Instant.optional(), advance: Duration.optional(), mover: z.literal('mock-election').optional() })
  .refine(({ now, advance }) => (now === undefined) !== (advance === undefined), 'Send either now or advance.');

/** A year that was mistyped would fire the schedules of decades. Days. */
const FARTHEST = 800;

/** So much later; undefined where no calendar goes so far. */
const later = (from: Temporal.Instant, duration: Temporal.Duration): Temporal.Instant | undefined => {
  try {
    return from.toZonedDateTimeISO('UTC').add(duration).toInstant();
  } catch {
    return undefined;
  }
};

/** The moment that a wish means. Throws a `RequestProblem` (400) where it is too far ahead. */
const wishedMoment = ({ now, advance }: z.output<typeof ClockRequest>, from: Temporal.Instant): Temporal.Instant => {
  const far = from.add({ hours: 24 * FARTHEST });
  const to = now ?? (advance ? later(from, advance) : from);
  if (to && Temporal.Instant.compare(to, far) <= 0) return to;
  const detail = `The clock is moved at most ${FARTHEST} days at a time. Is it a mistyped year?`;
  throw new RequestProblem(400, 'invalid-request', detail);
};
const EmsRequest = z.union([
  z.strictObject({ county: CountyCode, mode: EmsMode }),
  z.strictObject({ county: CountyCode, signingSecret: z.string().min(16) }),
]);
const TokenRequest = z.union([z.strictObject({ county: CountyCode }), z.strictObject({ role: z.literal('sos') })]);
/** A text that somebody sends to the service's number. */
const InboundTextRequest = z.strictObject({ from: z.string().regex(/^\+?\d{3,15}$/), body: z.string().max(1_600) });
const VotersQuery = z.object({
  county: CountyCode.optional(),
  limit: z.coerce.number().int().min(1).max(10_000).default(20),
});

/** The seeded voters of a county, or of all, with every field of the roll. */
const listVoters = (county: CountyCode | undefined, limit: number): Record<string, unknown>[] => {
  const voters: Record<string, unknown>[] = [];
  for (const code of county === undefined ? COUNTIES.map((one) => one.code) : [county]) {
    if (voters.length >= limit) break;
    const rows = new Map(seedVoterRows(code).map((row) => [row.voterId, row]));
    voters.push(...seedVoters(code).map((voter) => ({ ...rows.get(voter.voterId), ...voter })));
  }
  return voters.slice(0, limit);
};

/** With which secret each simulated EMS checks what it is told; whoever tests may give it another, as a county's staff would. */
const emsSecrets = (): Map<CountyCode, string> =>
  new Map(emsEndpoints('').map(({ county, signingSecret }) => [county, signingSecret]));

/** The calls that exist in stage `local` alone. */
export const localRoutes = (parts: LocalParts): Hono => {
  const { scheduler, ems, tokens } = parts;
  const now = () => ({ now: toPacificIso(scheduler.now()) });
  const secrets = emsSecrets();
  const app = new Hono();

  app.get('/clock', (context) => context.json(now()));
  app.post('/clock', async (context) => {
    const wish = await readJson(context.req.raw, ClockRequest);
    const to = wishedMoment(wish, scheduler.now());
    await parts.snapshotsReady();
    await (wish.advance ? scheduler.advance(wish.advance, wish.mover) : scheduler.moveTo(to, wish.mover));
    // What was exported before the jump is too old after it, or of the future.
    await parts.snapshotsReady();
    return context.json(now());
  });

  app.get('/ems', (context) =>
    context.json({ counties: COUNTIES.map(({ code, name }) => ({ county: code, name, mode: ems.mode(code) })) }),
  );
  app.post('/ems', async (context) => {
    const wish = await readJson(context.req.raw, EmsRequest);
    if ('mode' in wish) ems.setMode(wish.county, wish.mode);
    else secrets.set(wish.county, wish.signingSecret);
    return context.json({ county: wish.county, mode: ems.mode(wish.county) });
  });
  app.post('/ems/hooks/:county', async (context) => {
    const county = CountyCode.safeParse(context.req.param('county'));
    if (!county.success) throw new RequestProblem(404, 'not-found', 'No county has this code.');
    const body = await context.req.text();
    const signature = context.req.header('Rollcall-Signature');
    if (!isGenuine(signature, secrets.get(county.data) ?? '', body, Math.floor(Date.now() / 1000))) {
      throw new RequestProblem(401, 'bad-signature', 'The signature is missing, wrong or too old.');
    }
    const test = EndpointTest.safeParse(JSON.parse(body));
    if (test.success && test.data.county === county.data) return context.json({ challenge: test.data.challenge });
    // What needs the county is for its people: a system that does nothing about it takes it all the same.
    const ofVoter = CountyEventBody.safeParse(JSON.parse(body));
    if (ofVoter.success && ofVoter.data.county === county.data) return context.body(null, 202);
    const event = EmsEventShape.safeParse(JSON.parse(body));
    if (!event.success || event.data.county !== county.data) {
      throw new RequestProblem(400, 'invalid-request', 'The event is not as documented.');
    }
    ems.take(event.data);
    return context.body(null, 202);
  });

  app.post('/token', async (context) => {
    const who = await readJson(context.req.raw, TokenRequest);
    return context.json({ token: await ('county' in who ? tokens.ofCounty(who.county) : tokens.ofSos()) });
  });
  app.get('/voters', (context) => {
    const query = VotersQuery.safeParse(context.req.query());
    if (!query.success) throw new RequestProblem(400, 'invalid-request', z.prettifyError(query.error));
    return context.json(listVoters(query.data.county, query.data.limit));
  });
  app.post('/subscriptions', async (context) => {
    const wish = await readJson(context.req.raw, RehearsalSubscription);
    await subscribe(parts, wish, scheduler.now());
    return context.json({ voterId: wish.voterId, subscribed: true }, 201);
  });

  app.post('/texts', async (context) => {
    await parts.provider.receiveText(await readJson(context.req.raw, InboundTextRequest));
    return context.json({ received: true }, 202);
  });

  app.get('/status', (context) => context.json({ ...parts.status(), ...now(), moving: scheduler.progress() }));
  app.post('/reset', async (context) => {
    await parts.reset();
    return context.json(now());
  });
  app.post('/shutdown', (context) => {
    parts.shutDown();
    return context.json({});
  });
  app.route('/', firstStepRoutes(parts));
  app.all('/*', () => problemResponse(404, 'not-found', 'There is no such call in the local stage.'));
  return app;
};
