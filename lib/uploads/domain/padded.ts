const DIGITS = /^\d+$/;

/** Whether an ID lacks zeros that all others have. */
export const lacksZeros = (id: string, padded: number | null): boolean =>
  padded !== null && id.length < padded && DIGITS.test(id);

/**
 * Finds whether all ballot IDs have one number of digits, some of them with zeros in front: then a shorter one has lost its
 * zeros in a spreadsheet. `before`: the width in the last file. What lacks its zeros says nothing of the width, which stays as it was: the
 * same spreadsheet is the same mistake on the next night. `width` is null where there is none.
 */
export const paddedWidth = (before: number | null) => {
  let [width, isPadded, isMixed, isLacking] = [0, false, false, false];
  return {
    see: (id: string): void => {
      if (isMixed) return;
      if (lacksZeros(id, before)) {
        isLacking = true;
        return;
      }
      if (width === 0) width = id.length;
      if (id.length !== width || !DIGITS.test(id)) isMixed = true;
      else if (id.startsWith('0')) isPadded = true;
    },
    width: (): number | null => {
      if (isMixed) return null;
      if (isLacking) return before;
      return isPadded ? width : null;
    },
  };
};

/** The longest ID of digits that a register has. */
const LONGEST_ID = 12;

/** The same ID with one zero in front, two, and so on; none where it is not all digits. */
export const withZeros = (id: string): readonly string[] =>
  DIGITS.test(id) && id.length < LONGEST_ID
    ? Array.from({ length: LONGEST_ID - id.length }, (_, zeros) => id.padStart(id.length + zeros + 1, '0'))
    : [];
