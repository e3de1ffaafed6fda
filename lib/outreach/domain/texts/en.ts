import { draft } from '../../../messaging/domain/catalog/entry.ts';
import type { OutreachTexts } from './outreach-texts.ts';

export const en: OutreachTexts = {
  title: draft('Where’s My Ballot?'),
  lead: draft('Follow your vote-by-mail ballot from your county to your mailbox and back, until it is counted.'),
  signUp: draft('Sign up for messages by text, email or phone call.'),
  scan: draft('Scan the code or go to:'),
  stepsHeading: draft('How to sign up'),
  steps: [
    draft('Enter your first and last name, your date of birth and your ZIP code.'),
    draft('Choose text message, email, phone call, or all three.'),
    draft('Choose your language and the hours in which messages may come.'),
  ],
  lasts: draft(
    'Messages come in ten languages. You stay signed up for later elections until you opt out or move to another county.',
  ),
  postmark: draft(
    'A ballot that you mail must be postmarked by {electionDate} and must reach your county by {receiptBy}.',
  ),
  handIn: draft(
    'You can also return it to a {votingPlace, select, poll {polling place} none {county elections office} other {vote center}} or a drop box by 8 p.m. on Election Day.',
  ),
  genuine: draft('Our messages never ask for your date of birth, Social Security number, password, or money.'),
  office: draft('Questions? {county} County elections office'),
  publisher: draft('California Secretary of State and {county} County'),
  social: {
    signUp: draft(
      'Where’s my ballot? Follow your vote-by-mail ballot for the {electionName}. Sign up for messages by text, email or phone call: {site}',
    ),
    returnByMail: draft(
      'Mailing your ballot? It must be postmarked by {electionDate} and reach {county} County by {receiptBy}. Follow it: {site}',
    ),
    genuine: draft(
      'Messages from Where’s My Ballot? never ask for your date of birth, Social Security number, password, or money. Sign up: {site}',
    ),
  },
  press: {
    release: draft('Press release'),
    dateline: draft('[Date of the release]'),
    contact: draft('[Contact for the press: name, telephone number, email address]'),
    headline: draft('{county} County voters can follow their ballots in the {electionName}'),
    opening: draft(
      'The California Secretary of State and the {county} County elections office invite voters to sign up for Where’s My Ballot? for the {electionName} on {electionDate}. The service is at {site}.',
    ),
    service: draft(
      'Voters get a message when their vote-by-mail ballot is mailed to them, when the county receives it, when it is accepted, and when something must be put right before it can be accepted. They choose text message, email or phone call, the language, and the hours.',
    ),
  },
};
