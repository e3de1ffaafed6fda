import type { MailedBallots } from '../../messaging/ports/mailed-ballots.ts';
import type { BallotStore } from '../ports.ts';

/** Answers what messages ask about mailed ballots from the ballots table. */
export const mailedBallots = (store: Pick<BallotStore, 'ofVoter'>): MailedBallots => ({
  wasIssued: async (electionId, voterId) => {
    const { ballots } = await store.ofVoter({ electionId, voterId });
    return ballots.some((ballot) => ballot.entries.some((entry) => entry.code === 'ISSUED'));
  },
});
