import type { BallotStatusCode, MessageType } from '../../shared/codes.ts';

/** Where the trigger of a message comes from. */
export type TriggerSource = 'VoteCal' | 'IMb' | 'VoteCal or IMb';

type Row = { readonly messageType: MessageType; readonly source: TriggerSource; readonly description: string };

/** Rows of the table that no ballot status code stands for: they follow from other records. */
export const DERIVED_TRIGGERS = ['Inbound', 'Reissued', 'POLL', 'VCR'] as const;
export type DerivedTrigger = (typeof DERIVED_TRIGGERS)[number];

/** The table of the Ballot Tracking guidance (July 20, 2021), p. 2: all 20 rows. */
export const STATUS_TABLE = {
  ISSUED: { messageType: 'Outbound', source: 'VoteCal or IMb', description: 'VBM ballot sent date' },
  Inbound: { messageType: 'Inbound', source: 'IMb', description: 'Scan of the return envelope' },
  INR: { messageType: 'Received', source: 'VoteCal', description: 'In review' },
  ACCEPTED: { messageType: 'Accepted', source: 'VoteCal', description: 'Accepted' },
  VAV: { messageType: 'NotAccepted', source: 'VoteCal', description: 'Voter already voted' },
  NVS: { messageType: 'ContactCounty', source: 'VoteCal', description: 'No voter signature' },
  NMS: { messageType: 'ContactCounty', source: 'VoteCal', description: 'Non-matching signature' },
  BME: { messageType: 'NotAccepted', source: 'VoteCal', description: 'Ballot missing from envelope' },
  VDD: { messageType: 'NotAccepted', source: 'VoteCal', description: 'Voter deceased' },
  MIA: { messageType: 'NotAccepted', source: 'VoteCal', description: 'Missing or incorrect address on envelope' },
  MRE: { messageType: 'NotAccepted', source: 'VoteCal', description: 'Multiple ballots returned in one envelope' },
  NOT: { messageType: 'NotAccepted', source: 'VoteCal', description: 'Ballot was not received on time' },
  INF: { messageType: 'ContactCounty', source: 'VoteCal', description: 'Contact the county for further information' },
  OTH: { messageType: 'NotAccepted', source: 'VoteCal', description: 'Other codes with multiple reasons' },
  UND: { messageType: 'Undeliverable', source: 'VoteCal', description: 'VBM ballot was undeliverable' },
  NID: { messageType: 'ContactCounty', source: 'VoteCal', description: 'No ID provided' },
  CLD: { messageType: 'NotAccepted', source: 'VoteCal', description: 'Cancelled' },
  Reissued: { messageType: 'Reissued', source: 'VoteCal', description: 'More than one ballot in issued status' },
  POLL: { messageType: 'InPerson', source: 'VoteCal', description: 'Active history: polling place' },
  VCR: { messageType: 'InPerson', source: 'VoteCal', description: 'Active history: vote center' },
} as const satisfies Record<BallotStatusCode | DerivedTrigger, Row>;
