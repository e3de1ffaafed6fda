/** The value of a digit of any script: in Unicode each script's ten stand in a row. */
const digitValue = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
};

/** What was typed, with its digits as 0 to 9 and full-width letters and signs as plain ones, without invisible signs. */
export const inPlainDigits = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replaceAll(/\p{Nd}/gu, (digit) => (digit >= '0' && digit <= '9' ? digit : digitValue(digit)))
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');
