import type { EmsVendor } from './ems.ts';

/** A desk that helps a county with its differences (memorandum #21029). */
export type HelpDesk = { readonly name: string; readonly email: string; readonly phone?: string };

/** The Secretary of State's VoteCal Help Desk. */
export const VOTECAL_HELP_DESK: HelpDesk = {
  name: 'Secretary of State, VoteCal Help Desk',
  email: 'votecalhelp@sos.ca.gov',
  phone: '(888) 868-3225',
};

const DFM: HelpDesk = { name: 'DFM Associates', email: 'support@dfmassociates.com' };
const RUNBECK: HelpDesk = { name: 'Runbeck Election Services', email: 'emshelpdesk@runbeck.net' };

/** The desks a county may call: VoteCal's, and its EMS vendor's (both vendors' where the vendor is not on file). */
export const helpDesksFor = (vendor: EmsVendor | undefined): readonly HelpDesk[] => {
  const byVendor: Readonly<Record<EmsVendor, readonly HelpDesk[]>> = {
    dfm: [DFM],
    runbeck: [RUNBECK],
    standard: [DFM, RUNBECK],
  };
  return [VOTECAL_HELP_DESK, ...byVendor[vendor ?? 'standard']];
};
