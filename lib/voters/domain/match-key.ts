/** The first five digits of a ZIP as the register writes it. Undefined where there are none. */
export const zipOf = (written: string): string | undefined => /^\d{5}/.exec(written.trim())?.[0];

/**
 * What a sign-up finds voters by: whoever was born on another day is never looked at. Of the date (YYYY-MM-DD) and of the ZIP of
 * the residence. Undefined for a voter of whom one of them is not known, whom no sign-up finds.
 */
export const matchKeyOf = (dateOfBirth: string, residenceZip: string): string | undefined => {
  const zip = zipOf(residenceZip);
  return zip !== undefined && /^\d{4}-\d\d-\d\d$/.test(dateOfBirth) ? `${dateOfBirth}#${zip}` : undefined;
};
