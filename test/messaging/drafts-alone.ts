import type { WordPorts } from '../../lib/messaging/use-cases/texts-for-message.ts';

/** A stage for which the Secretary of State has supplied no texts yet: our drafts are sent. */
export const DRAFTS_ALONE: WordPorts = {
  texts: { versions: async () => [], texts: async () => undefined },
  reportBroken: ({ reason }) => {
    throw new Error(`${reason} is broken.`);
  },
};
