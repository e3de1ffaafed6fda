import * as iam from 'aws-cdk-lib/aws-iam';
import { acknowledgeWildcards } from '../../platform/constructs/acknowledge.ts';
import type { HouseFunction } from '../../platform/constructs/house-function.ts';
import { CHANNELS } from '../../shared/codes.ts';
import { NEW_CONTACT, type Providers } from './providers.ts';

/**
 * What a function outside this capability sends codes with: its environment (`codeProviders` takes it), and its leave to
 * send over each channel. It takes its turns in the table `requests` (`PACE#*`, UpdateItem).
 */
export type CodeOrigins = {
  readonly environment: Readonly<Record<string, string>>;
  letSend(sender: HouseFunction): void;
};

/** The origins of all channels, as one. */
export const codeOrigins = (providers: Providers): CodeOrigins => {
  const { sendLimits, siteUrl } = providers.platform.config;
  return {
    environment: {
      SITE_URL: siteUrl,
      TEXT_LIMIT: String(sendLimits.text),
      EMAIL_LIMIT: String(sendLimits.email),
      VOICE_LIMIT: String(sendLimits.voice),
      ...Object.assign({}, ...CHANNELS.map((channel) => providers.environmentOf(channel))),
    },
    letSend: (sender) => {
      const { role } = sender.function;
      if (role === undefined) return;
      const statements = CHANNELS.flatMap((channel) => providers.permissionsOf(channel));
      if (statements.length === 0) return;
      const policy = new iam.ManagedPolicy(sender, 'SendCodes', { roles: [role], statements });
      for (const resource of statements
        .flatMap(({ resources }) => resources)
        .filter((name) => name.endsWith('/contact/*'))) {
        acknowledgeWildcards(policy, { [resource]: NEW_CONTACT });
      }
    },
  };
};
