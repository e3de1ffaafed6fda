import type { SiteTexts } from './site-texts.ts';

export const en: SiteTexts = {
  title: 'Where’s My Ballot?',
  owner: 'California Secretary of State',
  lead: 'Follow your vote-by-mail ballot from your county to your mailbox and back, until it is counted.',
  home: {
    signUp: 'Sign up for messages',
    needed:
      'You need your name, date of birth and ZIP code as they are in your voter registration. It takes about two minutes.',
    signIn: 'Already signed up? See your ballot',
    findCounty: 'Find your county elections office',
    isGenuine: 'Is this message from us?',
  },
  skipToContent: 'Skip to main content',
  chooseLanguage: 'Choose a language',
  rehearsal: 'This is a rehearsal. Every voter, ballot and message here is invented.',
  about: {
    heading: 'What this service does',
    paragraphs: [
      'California’s Secretary of State and your county elections office tell you by text message, email or phone call what happens to your vote-by-mail ballot.',
      'You choose the language, the channels and the hours. Unless you choose other hours, messages come between 8:00 a.m. and 8:00 p.m.',
      'Messages begin 29 days before an election and end at least 30 days after it.',
    ],
  },
  dates: {
    heading: 'Dates of the current election',
    names: {
      messagesBegin: 'Messages begin',
      electionDay: 'Election Day: last day to vote and to mail your ballot',
      receipt: 'Mailed ballots must reach your county by',
      cure: 'Last day to correct a missing or different signature',
      canvass: 'Counties finish counting by',
      messagesEnd: 'Messages end',
    },
    none: 'No election is near. Dates appear here when the next election is set.',
  },
  messages: {
    heading: 'Messages that you can get',
    intro: 'Each message tells one thing. These are the messages, what they mean, and an example of each.',
    example: 'Example text message',
    types: {
      Outbound: {
        name: 'Your ballot is on its way to you',
        meaning: 'Your county has mailed your ballot, or the Postal Service has scanned it on the way to you.',
      },
      Inbound: {
        name: 'Your ballot is on its way back',
        meaning: 'The Postal Service has scanned your return envelope on the way to your county.',
      },
      Received: {
        name: 'Your county has your ballot',
        meaning: 'Your county has received your ballot and now checks the envelope.',
      },
      Accepted: {
        name: 'Your ballot is accepted',
        meaning: 'Your county has checked your envelope and accepted your ballot.',
      },
      NotAccepted: {
        name: 'Your ballot was not accepted',
        meaning: 'Your county could not accept your ballot. Your county can tell you why and what you can still do.',
      },
      ContactCounty: {
        name: 'Please contact your county',
        meaning:
          'Something must be put right before your ballot can be accepted. Please do not wait: there is a deadline.',
      },
      Undeliverable: {
        name: 'Your ballot came back to your county',
        meaning: 'The Postal Service returned your ballot to your county. Your county can send you a new one.',
      },
      Reissued: {
        name: 'A new ballot is on its way',
        meaning: 'Your county has issued you another ballot. Use the newest one.',
      },
      InPerson: {
        name: 'You voted in person',
        meaning: 'Your county has recorded that you voted at a polling place or a vote center.',
      },
      DeadlineReminder: {
        name: 'The deadline is near',
        meaning: 'Your county has not recorded a ballot from you yet, and the last day to return it is near.',
      },
      SignatureCure: {
        name: 'Your signature needs a correction',
        meaning:
          'The signature on your envelope is missing or looks different. You can still correct it so that your ballot counts.',
      },
      Confirmation: {
        name: 'You are signed up',
        meaning: 'You will get messages about your ballot from now on.',
      },
      MovedCounty: {
        name: 'Messages have ended: you moved',
        meaning: 'You are registered in another county now. To get messages there, sign up again.',
      },
      Correction: {
        name: 'We correct an earlier message',
        meaning: 'An earlier message from us was wrong. Please ignore it.',
      },
    },
  },
  genuine: {
    heading: 'How to recognize a genuine message',
    points: [
      'It never asks for your date of birth, Social Security number, password, or money.',
      'It never says how you voted. Nobody knows that.',
      'It never asks you to vote for or against anyone or anything.',
      'If you are not sure, do not use the link or the number in the message. Call your county elections office at the number in your official voter guide.',
    ],
  },
  help: {
    heading: 'Help',
    text: 'For help with your ballot or with these messages, contact your county elections office.',
  },
  contact: 'Questions about ballot tracking',
  notFound: {
    title: 'This page does not exist',
    text: 'The address may be mistyped, or the page may have moved.',
    home: 'Go to the start page',
  },
  problem: {
    title: 'The service has a problem',
    text: 'Please try again in a few minutes. If it is urgent, contact your county elections office.',
  },
};
