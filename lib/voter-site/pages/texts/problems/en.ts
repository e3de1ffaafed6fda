import type { ProblemTexts } from './problem-texts.ts';

export const en: ProblemTexts = {
  missing: {
    firstName: 'Enter your first name.',
    lastName: 'Enter your last name.',
    dateOfBirth: 'Enter your date of birth.',
    zip: 'Enter the ZIP code of your California home address.',
    channels: 'Choose how we should reach you.',
    phone: 'Enter a phone number for text messages and phone calls.',
    email: 'Enter an email address for emails.',
    contact: 'Enter the phone number or email address with which you signed up.',
    language: 'Choose a language.',
    hours: 'Choose the hours.',
    zone: 'Choose a time zone.',
    consent: 'Check the box if you agree; without it we may not send you messages.',
    voterId: 'Enter your VoteCal ID.',
  },
  others: {
    'too-long': 'This is too long. Enter it shorter.',
    'not-a-name': 'Enter the name in letters, without digits or addresses.',
    'date-unreadable': 'Enter month, day and year like this: 04-28-1986.',
    'date-day-first': 'Enter the month first, then the day: MM-DD-YYYY.',
    'date-two-digit-year': 'Enter the year with four digits.',
    'date-buddhist-year': 'Enter the year of the Common Era: 543 less than the Buddhist year.',
    'date-impossible': 'This month does not have such a day. Check the date.',
    'date-month-impossible':
      'There is no such month. The month is a number from 1 to 12, and it comes first: MM-DD-YYYY.',
    'date-day-impossible': 'There is no such day. The day is a number from 1 to 31.',
    'date-month-and-day-impossible':
      'There is no such month and no such day. The month is a number from 1 to 12, the day one from 1 to 31: MM-DD-YYYY.',
    'date-future': 'This date is still to come. Check the year.',
    'date-too-young': 'With this date nobody can be registered yet. Check the year.',
    'date-too-old': 'This date is too long ago. Check the year.',
    'zip-unreadable': 'Enter the five digits of the ZIP code. For example: 95814',
    'zip-elsewhere':
      'This is not a California ZIP code. Enter the one of the California address with which you registered.',
    'phone-unreadable': 'Enter ten digits, area code first. For example: 916-555-0123',
    'phone-impossible': 'There is no United States number like this. Check each digit, and the area code first.',
    'phone-abroad':
      'We can text and call only numbers of the United States and its territories. Enter one, or choose email.',
    'phone-premium': 'We cannot use numbers with extra charges. Enter another one.',
    'phone-no-person': 'We cannot use toll-free and similar numbers. Enter your own number.',
    'email-unreadable': 'Enter an email address like name@example.com.',
    'contact-unreadable': 'Enter a phone number like 916-555-0123 or an email address like name@example.com.',
    'contact-unused': 'You chose no messages that come here. Choose them above, or leave this field empty.',
    'unknown-choice': 'Choose one of the options shown.',
    'hours-empty': 'The hours end when they begin. Choose two different times.',
    'voter-id-unreadable': 'Enter your VoteCal ID as the help desk told you: letters and digits only.',
  },
  suggestion: 'Did you mean {suggestion}?',
};
