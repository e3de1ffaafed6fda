const SIGNS = /[^\p{L}\p{M}\p{N}🛑✋⛔🚫]+/gu;
/** Pictures that say stop by themselves; once is as good as thrice. */
const PICTURES = /(?:[🛑✋⛔🚫][\u{1f3fb}-\u{1f3ff}\ufe0f]?\s*)+/gu;
const CLAUSE_ENDS = /[.!?,;:()。！？，、；：…।៕។؟\n]+|\s[-–—]+\s|[–—]/u;

/** What is the same to a reader is the same here: width, capitals, signs, pictures, quotes, "S.T.O.P.", "don't". */
export const plainOf = (text: string): string => {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/['’ʼ`´]/g, '')
    .replaceAll(PICTURES, (pictures) => ` ${String.fromCodePoint(pictures.codePointAt(0) ?? 0)} `)
    .replaceAll(SIGNS, ' ')
    .replaceAll(/ +/g, ' ')
    .trim();
  return /^(?:\p{L} )+\p{L}$/u.test(words) ? words.replaceAll(' ', '') : words;
};

/** The parts of a text between its signs, each plain. Of "Not interested. STOP" the two. */
export const clausesOf = (text: string): readonly string[] =>
  text
    .split(CLAUSE_ENDS)
    .map(plainOf)
    .filter((clause) => clause !== '');

/** The same in letters that every keyboard has: accents of Latin letters go, marks that are letters of other scripts stay. */
export const withoutAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .normalize('NFC');
