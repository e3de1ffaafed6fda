import { expect, it } from 'vitest';
import { contactOf, isSimulator } from '../../../lib/messaging/domain/guests.ts';
import { COUNTIES } from '../../../lib/shared/counties.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { castOf } from '../../../lib/test-environment/domain/cast.ts';
import { smokeSubscription } from '../../../lib/test-environment/domain/smoke-voter.ts';
import { subscriptionOf } from '../../../lib/test-environment/use-cases/seat-cast.ts';
import { mockPlan } from '../perfect-stage.ts';

it('whatever is tried reaches simulators of the provider alone, on every channel that it is told by', () => {
  const now = Temporal.Instant.from('2026-12-01T18:00:00Z');
  const plan = mockPlan({ counties: COUNTIES.map(({ code }) => code) });
  const subscriptions = plan.counties.flatMap((county) => [
    smokeSubscription(county, now),
    ...castOf(plan, county).flatMap((player) => subscriptionOf(player, plan)),
  ]);
  const reached = subscriptions.flatMap(({ channels, phone, email }) =>
    channels.map((channel) => contactOf(channel, (channel === 'email' ? email : phone) ?? '')),
  );
  expect(reached.filter((contact) => !isSimulator(contact))).toEqual([]);
  expect(reached.length).toBeGreaterThan(2_000);
});
