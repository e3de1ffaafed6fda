import type { SmokeCell, SmokeCheck, SmokeReason } from './smoke.ts';

/** The checks in words, as columns of the grid. */
export const SMOKE_CHECK_WORDS: Readonly<Record<SmokeCheck, string>> = {
  connectivity: 'Connectivity',
  credentials: 'Credentials',
  search: 'VoteCal search',
  ballot: 'Ballot',
  message: 'Message',
};

/** What a failure means and what to do about it. */
export const SMOKE_REASON_WORDS: Readonly<Record<SmokeReason, string>> = {
  'no-endpoint':
    'No endpoint of the county’s test system is registered. Register one on the county’s page and have it tested.',
  'endpoint-secret-gone': 'The secret of the county’s endpoint is gone. Register the endpoint again.',
  'endpoint-not-called': 'The endpoint’s address is none that may be called. Register a public https address.',
  'endpoint-unanswered':
    'The endpoint did not answer within five seconds. Look at the county’s network, ports and firewall.',
  'endpoint-answered-otherwise':
    'The endpoint did not answer the signed test with its challenge. Ask the EMS’s vendor.',
  'no-credential': 'The county has no credential that opens anything. SOS issues one on the county’s page.',
  'no-token': 'No token was given. Ask whoever runs the County Test Environment.',
  'api-unanswered': 'The API did not answer. Try again; if it stays so, ask whoever runs the County Test Environment.',
  'environment-down': 'The County Test Environment is down. Try again when its services are reinitiated.',
  'install-not-confirmed': 'The county has not confirmed that it installed the release. It confirms, then try again.',
  'not-let-in': 'The county has not opted in, or its MOU is not on file.',
  refused: 'The API refused the call. The county’s page and the audit trail say more.',
  'voter-not-found': 'The search did not find the test voter. Ask whoever runs the County Test Environment.',
  'ballot-not-taken': 'The test ballot was not taken. The county may have opted out of the test election.',
  'message-not-sent': 'The message to the guest had not gone out when the run ended. Look at the messages page.',
  'message-failed': 'The provider refused the message to the guest. Look at the guest list and the messages page.',
};

/** A cell in words. */
export const cellWords = (cell: SmokeCell): string => {
  switch (cell.state) {
    case 'passed':
      return 'Works';
    case 'failed':
      return SMOKE_REASON_WORDS[cell.reason];
    case 'not-tried':
      return `Not tried: it needs “${SMOKE_CHECK_WORDS[cell.because]}”.`;
    case 'waits':
      return 'Waits';
  }
};
