import * as z from 'zod';
import simulators from '../../messaging/data/simulators.json' with { type: 'json' };

/**
 * The protect configuration of a test environment: every country is blocked, and only numbers with an override are let through, for
 * texts and calls alike (End User Messaging user guide, "Phone number override rules"). The simulators' own numbers reach nobody.
 */
export type Protection = {
  /** Does what a call about overrides asks; undefined for any other. `not-found`: there was none to take away. */
  change(operation: string, body: string): 'done' | 'not-found' | undefined;
  blocks(phone: string): boolean;
};

const Override = z.object({
  ProtectConfigurationId: z.string().min(1),
  DestinationPhoneNumber: z.string().min(1),
  Action: z.enum(['ALLOW', 'BLOCK']).optional(),
});

/** `guestsOnly`: whether every country is blocked. */
export const createProtection = (guestsOnly: boolean): Protection => {
  const allowed = new Set<string>();
  return {
    change: (operation, body) => {
      const [, verb] = /^(Put|Delete)ProtectConfigurationRuleSetNumberOverride$/.exec(operation) ?? [];
      if (verb === undefined) return undefined;
      const { DestinationPhoneNumber: phone, Action } = Override.parse(JSON.parse(body));
      const had = allowed.delete(phone);
      if (verb === 'Delete') return had ? 'done' : 'not-found';
      if (Action === 'ALLOW') allowed.add(phone);
      return 'done';
    },
    blocks: (phone) => guestsOnly && !allowed.has(phone) && !simulators.phones.includes(phone),
  };
};
