import {
  DeleteProtectConfigurationRuleSetNumberOverrideCommand,
  type PinpointSMSVoiceV2Client,
  PutProtectConfigurationRuleSetNumberOverrideCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { LetThrough } from '../../ports/guests.ts';

/** Lets numbers through a protect configuration of End User Messaging that blocks every country, for texts and calls alike. */
export const protectOverrides = (client: PinpointSMSVoiceV2Client, ProtectConfigurationId: string): LetThrough => ({
  allow: async (numbers) => {
    for (const DestinationPhoneNumber of numbers) {
      const of = { ProtectConfigurationId, DestinationPhoneNumber, Action: 'ALLOW' } as const;
      await client.send(new PutProtectConfigurationRuleSetNumberOverrideCommand(of));
    }
  },
  refuse: async (DestinationPhoneNumber) => {
    const of = { ProtectConfigurationId, DestinationPhoneNumber };
    try {
      await client.send(new DeleteProtectConfigurationRuleSetNumberOverrideCommand(of));
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException)) throw error;
    }
  },
});
