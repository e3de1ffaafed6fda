import { draft, type LanguageCatalog } from './entry.ts';

/** English. Text messages keep to the GSM 7-bit alphabet. */
export const en: LanguageCatalog = {
  frame: {
    emailOpening: draft(
      'This is a message from the California Secretary of State on behalf of {county} County about the {electionName} on {electionDate}.',
    ),
    emailTracking: draft('You can see where your ballot is, and change your choices, at any time: {trackingSite}'),
    emailWhy: draft("You get this email because you signed up at Where's My Ballot?"),
    emailUnsubscribe: draft('To stop these emails: {unsubscribe}'),
    voiceOpening: draft(
      'Hello. This is a message from the California Secretary of State on behalf of {county} County about the {electionName} on {electionDate}.',
    ),
    voiceClosing: draft("To stop these calls, change your choices on the Where's My Ballot website. Goodbye."),
  },
  messages: {
    Outbound: {
      text: draft(
        'CA Secretary of State for {county} County: Your ballot for the {electionName} on {electionDate} {mailTime, select, over {was mailed to you. If it has not come, contact your county elections office.} other {is in the mail to you. {expectedOn, select, none {It usually takes 5 to 7 business days.} other {The Postal Service expects it to arrive on {expectedOn}.}}}}',
      ),
      email: {
        subject: draft(
          '{county} County: Your ballot {mailTime, select, over {was mailed to you} other {is on its way to you}}',
        ),
        body: draft(
          '{mailTime, select, over {Your ballot was mailed to you, and the usual time for mail is over. If it has not come, please contact your county elections office.} other {Your ballot is on its way to you by mail. {expectedOn, select, none {Mail usually takes 5 to 7 business days.} other {The Postal Service expects it to arrive on {expectedOn}.}} If your ballot does not come, please contact your county elections office.}}',
        ),
      },
      voice: draft(
        '{mailTime, select, over {Your ballot was mailed to you, and the usual time for mail is over. If it has not come, please contact your county elections office.} other {Your ballot is on its way to you by mail. Mail usually takes 5 to 7 business days.}}',
      ),
    },
    Inbound: {
      text: draft(
        'CA Secretary of State for {county} County: The Postal Service has the envelope with your ballot for the {electionName} on {electionDate}. We will tell you when the county receives it.',
      ),
      email: {
        subject: draft('{county} County: Your ballot is on its way back to the county'),
        body: draft(
          'The Postal Service has scanned the envelope with your ballot. It is on its way to the county. We will tell you when the county receives it.',
        ),
      },
      voice: draft(
        'The Postal Service has the envelope with your ballot. It is on its way to the county. We will tell you when the county receives it.',
      ),
    },
    Received: {
      text: draft(
        'CA Secretary of State for {county} County: The county has received your ballot for the {electionName} on {electionDate}. Next, election workers check it. We will message you again.',
      ),
      email: {
        subject: draft('{county} County: The county has received your ballot'),
        body: draft(
          'The county has received your ballot. Next, election workers check it, starting with your signature. We will send you another message after that.',
        ),
      },
      voice: draft(
        'The county has received your ballot. Next, election workers check it. We will send you another message after that.',
      ),
    },
    Accepted: {
      text: draft(
        'CA Secretary of State for {county} County: The county has accepted your ballot for the {electionName} on {electionDate}. {counted, select, was {Your vote was counted.} other {Your vote will be counted.}} Thank you for voting.',
      ),
      email: {
        subject: draft('{county} County: Your ballot was accepted'),
        body: draft(
          'The county has checked and accepted your ballot. {counted, select, was {Your vote was counted.} other {Your vote will be counted.}} Thank you for voting.',
        ),
      },
      voice: draft(
        'The county has checked and accepted your ballot. {counted, select, was {Your vote was counted.} other {Your vote will be counted.}} Thank you for voting.',
      ),
    },
    NotAccepted: {
      text: draft(
        'CA Secretary of State for {county} County: Your ballot for the {electionName} on {electionDate} was not accepted. {notAcceptedReason} Questions? {countyPhone}, {countyEmail}',
      ),
      email: {
        subject: draft('{county} County: Your ballot was not accepted'),
        body: draft(
          'Your ballot was not accepted. {notAcceptedReason}\n\nIf you have questions or think this is a mistake, please contact your county elections office.\nPhone: {countyPhone}\nEmail: {countyEmail}',
        ),
      },
      voice: draft(
        'Your ballot was not accepted. {notAcceptedReason} If you have questions, please contact your county elections office. The phone number is {countyPhone}.',
      ),
    },
    ContactCounty: {
      text: draft(
        'CA Secretary of State for {county} County: There is a problem with your ballot for the {electionName} on {electionDate}. {contactReason} {ask, select, open {So that it can count, contact the county soon:} other {The time to fix this has passed. Questions?}} {countyPhone}, {countyEmail}',
      ),
      email: {
        subject: draft('{county} County: Please contact the county about your ballot'),
        body: draft(
          '{ask, select, open {The county has your ballot but cannot count it yet.} other {There was a problem with your ballot.}} {contactReason}\n\n{ask, select, open {Please contact your county elections office as soon as you can.} other {The time to fix this has passed. If you have questions, please contact your county elections office.}}\nPhone: {countyPhone}\nEmail: {countyEmail}',
        ),
      },
      voice: draft(
        '{ask, select, open {The county has your ballot but cannot count it yet.} other {There was a problem with your ballot.}} {contactReason} {ask, select, open {Please contact your county elections office as soon as you can.} other {The time to fix this has passed. If you have questions, please contact your county elections office.}} The phone number is {countyPhone}.',
      ),
    },
    Undeliverable: {
      text: draft(
        'CA Secretary of State for {county} County: The Postal Service sent your ballot for the {electionName} on {electionDate} back to the county. {ask, select, open {To get a new ballot, contact the county:} other {Questions?}} {countyPhone}, {countyEmail}',
      ),
      email: {
        subject: draft('{county} County: Your ballot could not reach you'),
        body: draft(
          'The Postal Service could not bring your ballot to your address and sent it back to the county. {ask, select, open {To check your address and get a new ballot, please contact your county elections office.} other {If you have questions, please contact your county elections office.}}\nPhone: {countyPhone}\nEmail: {countyEmail}',
        ),
      },
      voice: draft(
        'The Postal Service could not bring your ballot to your address and sent it back to the county. {ask, select, open {To get a new ballot, please contact your county elections office.} other {If you have questions, please contact your county elections office.}} The phone number is {countyPhone}.',
      ),
    },
    Reissued: {
      text: draft(
        'CA Secretary of State for {county} County: The county sent you a new ballot for the {electionName} on {electionDate}. If you have not voted yet, use only the new one. Questions? {countyPhone}',
      ),
      email: {
        subject: draft('{county} County: A new ballot was sent to you'),
        body: draft(
          'The county sent you a new ballot. If you have not voted yet, use only the new one. If you did not ask for a new ballot, please contact your county elections office.\nPhone: {countyPhone}\nEmail: {countyEmail}',
        ),
      },
      voice: draft(
        'The county sent you a new ballot. If you have not voted yet, use only the new one. If you have questions, please contact your county elections office. The phone number is {countyPhone}.',
      ),
    },
    InPerson: {
      text: draft(
        'CA Secretary of State for {county} County: You voted at a {votingPlace, select, poll {polling place} other {vote center}} in the {electionName} on {electionDate}. {counted, select, was {Your vote was counted.} other {Your vote will be counted.}} {mailBallot, select, issued {You do not need your mail ballot; it may show as canceled.} other {}}',
      ),
      email: {
        subject: draft('{county} County: You voted in person'),
        body: draft(
          'County records show that you voted in person at a {votingPlace, select, poll {polling place} other {vote center}}. {counted, select, was {Your vote was counted.} other {Your vote will be counted.}} Thank you for voting. {mailBallot, select, issued {You were also sent a ballot by mail. You do not need it any more. It may show as canceled; this does not change the vote you cast in person.} other {}}',
        ),
      },
      voice: draft(
        'County records show that you voted in person at a {votingPlace, select, poll {polling place} other {vote center}}. {counted, select, was {Your vote was counted.} other {Your vote will be counted.}} Thank you for voting. {mailBallot, select, issued {You do not need the ballot that was mailed to you. It may show as canceled; this does not change the vote you cast in person.} other {}}',
      ),
    },
    DeadlineReminder: {
      text: draft(
        'CA Secretary of State for {county} County: As of {dataAsOf} your ballot for the {electionName} on {electionDate} was not yet recorded. Mail it, postmarked by {returnDeadline}, or take it to {votingPlace, select, poll {a polling place} none {the county elections office} other {a vote center}} or drop box by 8 p.m. Already sent? Do nothing.',
      ),
      email: {
        subject: draft('{county} County: Reminder to return your ballot by {returnDeadline}'),
        body: draft(
          'As of {dataAsOf}, Pacific time, the county has not yet recorded your ballot. If you have already sent it, you do not need to do anything: it can take a few days to be recorded.\n\nIf you still have it, mail it so that it is postmarked by {returnDeadline}, or return it to a {votingPlace, select, poll {polling place} none {county elections office} other {vote center}} or a drop box by 8 p.m. on that day.',
        ),
      },
      voice: draft(
        'As of {dataAsOf}, Pacific time, the county has not yet recorded your ballot. If you have already sent it, you do not need to do anything. If you still have it, mail it so that it is postmarked by {returnDeadline}, or return it to a {votingPlace, select, poll {polling place} none {county elections office} other {vote center}} or a drop box by 8 p.m. on that day.',
      ),
    },
    SignatureCure: {
      text: draft(
        'CA Secretary of State for {county} County: Your signature is needed so that your ballot for the {electionName} on {electionDate} can count. The county must have your signed form by {cureDeadline}: {cureLink} Questions? {countyPhone}',
      ),
      email: {
        subject: draft('{county} County: Your signature is needed for your ballot'),
        body: draft(
          'The signature on your ballot envelope is missing or does not match the one on file. Your ballot can still count. Fill in and sign the form. The county must have it by {cureDeadline}, Pacific time: {cureLink}\n\nIf you need help, please contact your county elections office.\nPhone: {countyPhone}\nEmail: {countyEmail}',
        ),
      },
      voice: draft(
        'The signature on your ballot envelope is missing or does not match the one on file. Your ballot can still count if the county has your signed form by {cureDeadline}, Pacific time. To get the form, please contact your county elections office. The phone number is {countyPhone}.',
      ),
    },
    Confirmation: {
      text: draft(
        "CA Secretary of State: You signed up for Where's My Ballot? texts about your ballot in {county} County. Several msgs each election. Msg & data rates may apply. Reply HELP for help, STOP to opt out. {trackingSite}",
      ),
      email: {
        subject: draft("{county} County: You are signed up for Where's My Ballot?"),
        body: draft(
          'This is a message from the California Secretary of State on behalf of {county} County.\n\nYou are signed up for messages about your ballot. We will tell you when it is mailed to you and when the county receives and accepts it, in this election and in later ones.\n\nIf you had signed up before, a phone number or email address that you gave now takes the place of the earlier one. What you did not name now goes on as before.',
        ),
      },
    },
    MovedCounty: {
      text: draft(
        'CA Secretary of State: You are now registered to vote in another county, so messages about your ballot from {county} County have ended. To get messages again, sign up at {trackingSite}',
      ),
      email: {
        subject: draft('{county} County: Messages about your ballot have ended'),
        body: draft(
          'This is a message from the California Secretary of State on behalf of {county} County.\n\nYou are now registered to vote in another county. For that reason messages about your ballot from {county} County have ended. To get messages about your ballot in your new county, please sign up again: {trackingSite}',
        ),
      },
    },
    Correction: {
      text: draft(
        'CA Secretary of State for {county} County about the {electionName} on {electionDate}: {corrects} Please ignore that message. See {trackingSite} or call {countyPhone}',
      ),
      email: {
        subject: draft('{county} County: Correction of an earlier message about your ballot'),
        body: draft(
          '{corrects} Please ignore that message. We are sorry for the mistake.\n\nIf you have questions, please contact your county elections office.\nPhone: {countyPhone}\nEmail: {countyEmail}',
        ),
      },
      voice: draft(
        '{corrects} Please ignore that message. We are sorry for the mistake. If you have questions, please contact your county elections office. The phone number is {countyPhone}.',
      ),
    },
  },
  reasons: {
    VAV: draft('Records show that you had already voted in this election, and only one ballot can count.'),
    BME: draft('The envelope came without a ballot in it.'),
    VDD: draft('County records say that this voter has died.'),
    MIA: draft('The address on the envelope was missing or wrong.'),
    MRE: draft('There was more than one ballot in the envelope.'),
    NOT: draft('It was not received on time.'),
    OTH: draft('The county can tell you the reason.'),
    CLD: draft('This ballot was canceled.'),
    NVS: draft('The envelope is not signed.'),
    NMS: draft('The signature does not match the one on file.'),
    INF: draft('The county needs more information from you.'),
    NID: draft('Proof of your identity is missing.'),
  },
  corrections: {
    Outbound: draft('We told you that your ballot was on its way to you. That was wrong.'),
    Inbound: draft('We told you that the Postal Service had your ballot envelope. That was wrong.'),
    Received: draft('We told you that the county had your ballot. That was wrong.'),
    Accepted: draft('We told you that your ballot was accepted. That was wrong.'),
    NotAccepted: draft('We told you that your ballot was not accepted. That was wrong.'),
    ContactCounty: draft('We told you that there was a problem with your ballot. That was wrong.'),
    Undeliverable: draft('We told you that your ballot was sent back to the county. That was wrong.'),
    Reissued: draft('We told you that you were sent a new ballot. That was wrong.'),
    InPerson: draft('We told you that you voted in person. That was wrong.'),
    AtPollingPlace: draft('We told you that you voted at a polling place. That was wrong.'),
    AtVoteCenter: draft('We told you that you voted at a vote center. That was wrong.'),
    general: draft('An earlier message about your ballot was wrong.'),
  },
  electionNames: {
    'General Election': draft('General Election'),
    'Statewide General Election': draft('Statewide General Election'),
    'Presidential General Election': draft('Presidential General Election'),
    'Statewide Direct Primary Election': draft('Statewide Direct Primary Election'),
    'Presidential Primary Election': draft('Presidential Primary Election'),
    'Statewide Special Election': draft('Statewide Special Election'),
  },
};
