const SIGNS = /[^\p{L}\p{M}\p{N}🛑]+/gu;

/** What is the same to a reader is the same here: width, capitals, signs, pictures, quotes, "S.T.O.P.", "don't". */
export const plainOf = (text: string): string => {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/['’ʼ`´]/g, '')
    .replaceAll(SIGNS, ' ')
    .trim();
  return /^(?:\p{L} )+\p{L}$/u.test(words) ? words.replaceAll(' ', '') : words;
};

/** The same in letters that every keyboard has: accents of Latin letters go, marks that are letters of other scripts stay. */
export const withoutAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .normalize('NFC');
