import type { MyBallotTexts } from './my-ballot-texts.ts';

export const en: MyBallotTexts = {
  signIn: {
    title: 'See your ballot',
    intro:
      'Give the phone number or email address with which you signed up, and your date of birth. You will get a code.',
    contact: 'Phone number or email address',
    contactHint: 'One to which you get our messages',
    by: 'If you gave a phone number: how should the code come?',
    notFoundTitle: 'We found nobody signed up with these details',
    notFoundText:
      'Check your date of birth: it counts too. You may have signed up with another phone number or email address. Or messages have ended, because you ended them or moved to another county.',
    several: 'Whose ballot do you want to see?',
    severalText: 'More than one person is signed up with this contact and date of birth.',
  },
  menu: {
    label: 'Your sign-up',
    ballot: 'Your ballot',
    preferences: 'Preferences',
    contact: 'Phone and email',
    optOut: 'End messages',
    didYouSend: 'Is this message from us?',
    signOut: 'Sign out',
  },
  preferences: {
    title: 'Your preferences',
    save: 'Save',
    saved: 'Your preferences are saved.',
    noChannel: 'Choose at least one way. To get no messages at all, go to “{optOut}”.',
    needsContact: 'For this, first add the contact under “Phone and email”.',
    stopped:
      'This was ended by STOP in a text. First confirm the number again under “Phone and email”, or reply START to one of our texts.',
    proveFirst:
      'To change this, first prove that {contact} is yours: give it under “Phone and email”, and you will get a code there.',
  },
  contact: {
    title: 'Change your phone number or email address',
    intro: 'Give what is new. You will get a code there; until you enter it, nothing changes.',
    current: 'Now:',
    phone: 'New phone number',
    email: 'New email address',
    changed: 'Your contact is changed.',
  },
  optOut: {
    title: 'End messages',
    intro: 'Your registration and your right to vote do not change.',
    channels: { text: 'End text messages', email: 'End emails', voice: 'End phone calls' },
    all: 'End all messages',
    submit: 'End messages',
    choose: 'Choose what should end.',
    doneTitle: 'Messages have ended',
    doneAll: 'You will get no more messages about your ballot. You can sign up again at any time.',
    doneSome: 'What you chose has ended. Everything else goes on.',
    back: 'Keep everything as it is',
  },
  unsubscribe: {
    title: 'End emails about your ballot',
    text: 'Press the button, and you will get no more emails about your ballot. Text messages and phone calls go on if you chose them.',
    submit: 'End emails',
    doneTitle: 'Emails have ended',
    doneText: 'You will get no more emails about your ballot. You can sign up again at any time.',
    goneTitle: 'This link does not work',
    goneText: 'The link may be incomplete. You can also end messages after you sign in.',
  },
  didYouSend: {
    intro:
      'If you are not sure about a message, do not use its links or numbers. Copy its text and paste it here. We do not keep it.',
    label: 'The message',
    submit: 'Check',
    empty: 'Paste the text of the message.',
    long: 'This is longer than any message of ours. Paste one message only.',
    sent: 'Yes. We sent you this message on {time}.',
    notSent:
      'No. We did not send you this message in the last months, or it has been changed. Do not use its links or numbers.',
    ours: 'It has the words of one of our messages, and no link or number that we do not use.',
    onlySignedIn: 'Only after you sign in can we say whether we sent it to you.',
    notOurs:
      'It is not worded like our messages, or it has a link or number that we do not use. Do not use its links or numbers.',
    never: 'If you are in doubt, call your county elections office at the number in your official voter guide.',
    signIn: 'Sign in to be sure',
  },
  county: {
    intro: 'Give the ZIP code of your home address in California.',
    submit: 'Find',
    several: 'This ZIP code lies in more than one county. Yours is the one in which you live.',
    unknown: 'We know no county for this ZIP code. Check it, or look your county up in the list.',
    invalid: 'Give the five digits of a ZIP code. For example: 95814',
    phone: 'Phone',
    email: 'Email',
    site: 'Website',
    hours: 'Open',
    nothing: 'The office’s contacts are in your official voter guide.',
    elections: 'Elections of this county',
    seeElections: 'Dates of this county’s elections',
  },
  signedOut: {
    title: 'You are signed out',
    text: 'You are signed out on this device.',
    ended:
      'To protect you, a session ends after 20 minutes without use, after two hours, and when your messages or contacts change elsewhere.',
    needTitle: 'Please sign in',
    need: 'This page is shown only after you sign in.',
    again: 'Sign in',
  },
  stale: {
    title: 'This page was open too long',
    text: 'Please start again. Nothing has been changed.',
  },
};
