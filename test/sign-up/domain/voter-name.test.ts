import { describe, expect, it } from 'vitest';
import { isName, isNamed, nameKey } from '../../../lib/sign-up/domain/voter-name.ts';

const voter = (firstName: string, lastName: string, suffix = '', middleName = '') => ({
  firstName,
  middleName,
  lastName,
  suffix,
});
type Roll = readonly [firstName: string, lastName: string, suffix?: string, middleName?: string];
type Typed = readonly [firstName: string, lastName: string];

/** The first twelve are reported cases of other systems: an apostrophe, a suffix, a nickname, one of two last names. */
const PAIRS: readonly (readonly [roll: Roll, typed: Typed, isSame: boolean])[] = [
  [['Sinead', "O'Brien"], ['SINEAD', 'OBRIEN'], true],
  [['Sinead', "O'Brien"], ['Sinead', 'O\u2019Brien'], true],
  [['Sarah', 'Carter-Webb'], ['Sarah', 'Carter Webb'], true],
  [['Mary', 'Wright', 'III'], ['Mary', 'Wright III'], true],
  [['Chloé', 'Parker'], ['Chloe', 'Parker'], true],
  [['Đức', 'Huỳnh'], ['Duc', 'Huynh'], true],
  [['Daniel', 'Van Dyke'], ['Daniel', 'VanDyke'], true],
  [['Mary', 'Lopez', '', 'Sue'], ['Mary Sue', 'Lopez'], true],
  [['Ana', 'García López'], ['Ana', 'Garcia'], false],
  [['James', 'Cole'], ['Jim', 'Cole'], false],
  [['U', 'Ng'], ['U', 'Ng'], true],
  [['Mee', 'Yang-Xiong'], ['Mee', 'Yang Xiong'], true],

  [['John', 'Smith', 'V'], ['John', 'Smith V'], true],
  [['John', 'Smith', 'VI'], ['John', 'Smith VI'], true],
  [['John', 'Smith', 'V'], ['John', 'Smith IV'], false],
  [['John', 'Smith', 'ESQ'], ['John', 'Smith Esq.'], true],
  [['John', 'Smith', 'MD'], ['John', 'Smith M.D.'], true],
  [['John', 'Smith', 'Jr'], ['John', 'Smith Jnr'], true],
  [['John', 'Smith', 'III'], ['John', 'Smith 3'], true],
  [['John', 'Smith', 'II'], ['John', 'Smith 3'], false],
  [['Mai', 'Vang', '', 'Iv'], ['Mai Iv', 'Vang'], true],
  [['Mary', 'Smith', '', 'Junior'], ['Mary Junior', 'Smith'], true],
  [['Tuong Vi', 'Tran'], ['Tuong', 'Tran'], false],
  [['Jürgen', 'Müller'], ['Juergen', 'Mueller'], true],
  [['Juergen', 'Mueller'], ['Jürgen', 'Müller'], true],
  [['Juergen', 'Mueller'], ['Ju\u0308rgen', 'Mu\u0308ller'], true],
  [['Jo', 'Lee'], ['Joe', 'Lee'], false],
  [['Sue', 'Lee'], ['Su', 'Lee'], false],
  [['佐々木', '太郎'], ['佐木', '太郎'], false],
  [['ローラ', '佐藤'], ['ロラ', '佐藤'], false],
  [['Kealoha', 'Kaʻahumanu'], ['Kealoha', 'Kaahumanu'], true],
  [['Sean', 'OConnor'], ['Sean', 'O”Connor'], true],

  [['Sinead', "O'Brien"], ['  sinead ', "O' BRIEN "], true],
  [['Sinead', 'OBRIEN'], ['Sinéad', 'O`Brien'], true],
  [['Sinead', "O'Brien"], ['Sinead', 'Brien'], false],
  [['Chloe\u0301', 'Parker'], ['Chlo\u00e9', 'Parker'], true],
  [['Nguyen', 'Dang'], ['Nguyễn', 'Đặng'], true],
  [['Nguye\u0302\u0303n', 'Đa\u0306\u0323ng'], ['Nguyễn', 'Dang'], true],
  [['Lan', 'Nguyen', '', 'Thi'], ['Thị Lan', 'Nguyễn'], true],
  [['Lan', 'Nguyen', '', 'Thi'], ['Lan', 'Nguyen'], true],
  [['Keola', 'Kaʻahumanu'], ['Keola', 'Kaahumanu'], true],
  [['Keola', "Ka'ahumanu"], ['Keola', 'Kaʻahūmanu'], true],
  [['Mary', 'Wright', 'III'], ['Mary', 'Wright'], true],
  [['Mary', 'Wright', 'III'], ['Mary', 'Wright, 3rd'], true],
  [['Mary', 'Wright', 'III'], ['Mary', 'Wright Jr.'], false],
  [['Mary', 'Wright'], ['Mary', 'Wright III'], false],
  [['John', 'Cole Jr'], ['John', 'Cole JR.'], true],
  [['John', 'Cole', 'Jr.'], ['John Junior', 'Cole'], true],
  [['John', 'Cole', 'Sr'], ['John', 'Cole Senior'], true],
  [['Mary', 'Lopez', '', 'Sue Ann'], ['Mary Sue', 'Lopez'], true],
  [['Mary', 'Lopez', '', 'Sue Ann'], ['Mary S. A.', 'Lopez'], true],
  [['Mary', 'Lopez', '', 'Sue'], ['Mary S', 'Lopez'], true],
  [['Mary', 'Lopez', '', 'Sue'], ['Mary T', 'Lopez'], false],
  [['Mary', 'Lopez', '', 'Sue'], ['Marys', 'Lopez'], false],
  [['Mary', 'Lopez'], ['Mary Sue', 'Lopez'], false],
  [['Mary Sue', 'Lopez'], ['Mary', 'Lopez'], false],
  [['Mary Sue', 'Lopez'], ['MarySue', 'Lopez'], true],
  [['Anne', 'Lee'], ['Ann', 'Elee'], false],
  [['Ana', 'López', '', 'García'], ['Ana', 'García López'], true],
  [['Ana', 'García López'], ['Ana', 'López'], false],
  [['Ana', 'García López'], ['Ana', 'Lopez Garcia'], false],
  [['Łukasz', 'Øster'], ['Lukasz', 'Oster'], true],
  [['Jürgen', 'Weiß'], ['Jurgen', 'Weiss'], true],
  [['ＭＡＲＹ', 'ＬＯＰＥＺ'], ['Mary', 'Lopez'], true],
  [['Mary', 'Lopez'], ['Ma\u200bry', '\u2067Lopez\u2069'], true],
  [['İpek', 'Işık'], ['ipek', 'isik'], true],
  [['Xzyf', 'Hrdlczk'], ['XZYF', 'hrdlczk'], true],
  [['Wei', 'Li'], ['Wei', '李'], false],
  [['伟', '李'], ['伟', '李'], true],
  [['गीता', 'देवी'], ['गीत', 'देव'], false],
  [['Mary', 'Lopez'], ['', 'Lopez'], false],
  [['Mary', ''], ['Mary', "'"], false],
  [['Mary', 'Lopez'], ['Lopez', 'Mary'], false],
];

it.each(PAIRS)('roll %j, typed %j: %s', (roll, [firstName, lastName], isSame) => {
  expect(isNamed({ firstName, lastName }, voter(...roll))).toBe(isSame);
});

describe('what ways of writing one name have in common', () => {
  it.each(PAIRS.filter(([roll, , isSame]) => isSame && !roll[3]))('roll %j, typed %j', (roll, [first, last]) => {
    const [firstName, lastName] = roll;
    expect(nameKey({ firstName: first, lastName: last })).toBe(nameKey({ firstName, lastName }));
  });
});

it.each([
  ["O'Brien", true],
  ['U', true],
  ['Ng', true],
  ['Wright 2nd', true],
  ['李', true],
  ['देवी', true],
  ["'", false],
  ['-', false],
  ['12', false],
  ['Mary1', false],
  ['mary@example.org', false],
])('%s is a name: %s', (typed, is) => {
  expect(isName(typed)).toBe(is);
});

it('counts attempts at one person together, however an umlaut or a suffix is typed', () => {
  const keys = [
    ['Jürgen', 'Müller'],
    ['Juergen', 'Mueller'],
    ['Jurgen', 'Muller'],
    ['Jürgen', 'Müller 3'],
    ['Jürgen', 'Müller Esq.'],
  ].map(([firstName = '', lastName = '']) => nameKey({ firstName, lastName }));
  expect(new Set(keys).size).toBe(1);
});
