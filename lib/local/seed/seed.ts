/** The seeded, deterministic data of the local stage: invented people, true counties, known differences. */
export { countyContacts } from './county-contacts.ts';
export {
  DEMO_COUNTY,
  demoBallotBatches,
  demoExpectedMessages,
  demoSubscriptions,
  seedElection,
} from './demonstration.ts';
export { emsEndpoints } from './ems.ts';
export { rollCsv } from './roll-file.ts';
export { DEFAULT_SCALE, seedCounty } from './seed-county.ts';
export { namedVoters, seedVoterRows, seedVoters } from './tracked-voters.ts';
