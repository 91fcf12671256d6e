import { brief, type MailLanguage } from './mail-words';
import { sayDay } from './say-moment';

const endings = {
  completed: { word: 'Completed', sentence: 'Every step is signed off, and the history stays readable.' },
  cancelled: { word: 'Cancelled', sentence: 'Open steps no longer need to be done.' },
  final_rejected: { word: 'Not approved', sentence: 'The final approval was refused.' },
};

const obstacles = {
  deck_archived: 'The deck has been archived.',
  deck_unpublished: 'The deck has no published version.',
  starter_inactive: 'The account of the person who set it up is no longer active.',
  starter_not_allowed: 'The person who set it up may no longer start the deck.',
};

const NOTICEABLY_LATE = 15;

/** What was told too late says so, so that nobody wonders. */
function tooLate(minutes: number): string {
  return minutes < NOTICEABLY_LATE ? '' : ` (This message comes ${minutes} minutes late.)`;
}

export const englishMails: MailLanguage = {
  notice: {
    step: ({ stepTitle, runTitle, runNumber, dueAt }, moment) => ({
      subject: dueAt
        ? `Please by ${moment(dueAt)}: “${brief(stepTitle)}”`
        : `Please take care of: “${brief(stepTitle)}”`,
      sentences: [
        `In the run “${runTitle}” (${runNumber}) it is the turn of the step “${stepTitle}”, which is assigned to you.`,
        dueAt ? `It is due on ${moment(dueAt)}.` : 'It has no deadline.',
      ],
      button: 'Open the step',
    }),
    given: ({ stepTitle, runTitle, runNumber }) => ({
      subject: `Now with you: “${brief(stepTitle)}”`,
      sentences: [
        `The step “${stepTitle}” in the run “${runTitle}” (${runNumber}) is now with you.`,
        'There is nothing to do yet: you will hear of it when its turn comes or when it is reopened.',
      ],
      button: 'View the step',
    }),
    withdrawn: ({ stepTitle, runTitle, runNumber }) => ({
      subject: `No longer with you: “${brief(stepTitle)}”`,
      sentences: [
        `The step “${stepTitle}” in the run “${runTitle}” (${runNumber}) is now with somebody else.`,
        'There is nothing left for you to do about it.',
      ],
      button: 'View the run',
    }),
    approval: ({ runTitle, runNumber }) => ({
      subject: `Your approval is needed: “${brief(runTitle)}”`,
      sentences: [
        `In the run “${runTitle}” (${runNumber}) every step is done.`,
        'Only your final approval is still missing.',
      ],
      button: 'Go to the approval',
    }),
    ended: ({ runTitle, runNumber, outcome }) => ({
      subject: `${endings[outcome].word}: “${brief(runTitle)}”`,
      sentences: [
        `The run “${runTitle}” (${runNumber}) has ended: ${endings[outcome].word.toLowerCase()}.`,
        endings[outcome].sentence,
      ],
      button: 'View the run',
    }),
    due_soon: ({ stepTitle, runTitle, runNumber, dueAt }, moment) => ({
      subject: `Due soon, ${moment(dueAt)}: “${brief(stepTitle)}”`,
      sentences: [
        `The step “${stepTitle}” in the run “${runTitle}” (${runNumber}) is due ${moment(dueAt)}.`,
        'It is with you.',
      ],
      button: 'Open the step',
    }),
    overdue: ({ stepTitle, runTitle, runNumber, dueAt, lateMinutes }, moment) => ({
      subject: `Overdue since ${moment(dueAt)}: “${brief(stepTitle)}”`,
      sentences: [
        `The step “${stepTitle}” in the run “${runTitle}” (${runNumber}) was due ${moment(dueAt)}.`,
        `It is with you, and the run is waiting for it.${tooLate(lateMinutes)}`,
      ],
      button: 'Open the step',
    }),
    escalated: ({ stepTitle, runTitle, runNumber, dueAt, names, lateMinutes }, moment) => ({
      subject: `Still overdue: “${brief(stepTitle)}” in “${brief(runTitle)}”`,
      sentences: [
        `The step “${stepTitle}” in the run “${runTitle}” (${runNumber}) was due ${moment(dueAt)} and is with: ${names || 'nobody'}.`,
        `Please find out what is in the way, or give it to somebody else.${tooLate(lateMinutes)}`,
      ],
      button: 'Look at the step',
    }),
    rejected: ({ stepTitle, runTitle, runNumber }) => ({
      subject: `Rejected: “${brief(stepTitle)}” in “${brief(runTitle)}”`,
      sentences: [
        `The step “${stepTitle}” in the run “${runTitle}” (${runNumber}) was rejected.`,
        'Please have a look how to go on with it.',
      ],
      button: 'View the step',
    }),
    people_left: ({ stepTitle, runTitle, runNumber, names }) => ({
      subject: `No longer responsible: ${brief(names)} at “${brief(stepTitle)}”`,
      sentences: [
        `${names} is no longer active and was responsible for the step “${stepTitle}” in the run “${runTitle}” (${runNumber}).`,
        'The others go on; where nobody was left, the step is now with the person who started the run, or with those who stand in for them. Give it to somebody else if need be.',
      ],
      button: 'View the step',
    }),
    mentioned: ({ stepTitle, runTitle, runNumber, by }) => ({
      subject: `${brief(by)} mentioned you: “${brief(stepTitle)}”`,
      sentences: [
        `${by} mentioned you in a comment on the step “${stepTitle}” in the run “${runTitle}” (${runNumber}).`,
        'You can read and answer it right at the step.',
      ],
      button: 'Read the comment',
    }),
    todo: ({ stepTitle, runTitle, runNumber, todoTitle, dueOn }) => ({
      subject: dueOn
        ? `To do by ${sayDay(dueOn, 'en')}: “${brief(todoTitle)}”`
        : `To do for you: “${brief(todoTitle)}”`,
      sentences: [
        `There is something for you to do about the step “${stepTitle}” in the run “${runTitle}” (${runNumber}): “${todoTitle}”.`,
        dueOn ? `It should be done by ${sayDay(dueOn, 'en')}.` : 'No day is set for it.',
      ],
      button: 'View the todo',
    }),
    schedule_suspended: ({ scheduleTitle, deckTitle, reason }) => ({
      subject: `Schedule suspended: “${brief(scheduleTitle)}”`,
      sentences: [
        `The schedule “${scheduleTitle}” for the deck “${deckTitle}” no longer starts any runs. ${obstacles[reason]}`,
        'Please decide whether it should go on or be deleted.',
      ],
      button: 'Go to the schedules',
    }),
  },
  invitation: ({ tenantName, expiresAt }, moment) => ({
    subject: `Your access to Laufkarte at ${brief(tenantName)}: please set it up by ${moment(expiresAt)}`,
    sentences: [
      `${tenantName} has invited you to work with Laufkarte.`,
      `Choose your password by ${moment(expiresAt)} and you are ready to go.`,
    ],
    button: 'Accept the invitation',
  }),
  guestStep: ({ tenantName, runTitle, stepTitle, dueAt, expiresAt, hasPin }, moment) => ({
    subject: `Please by ${moment(dueAt ?? expiresAt)}: “${brief(stepTitle)}” for ${brief(tenantName)}`,
    sentences: [
      `${tenantName} asks you for one step of “${runTitle}”: “${stepTitle}”.`,
      `You need no account; it can be done as long as the step is open, until ${moment(expiresAt)} at the latest${
        hasPin ? ', and the PIN for it reaches you another way.' : '.'
      }`,
    ],
    button: 'View the step',
  }),
  greeting: (name) => `Hello ${name},`,
  linkHint: 'If the button does not work, open this address:',
  whyNotice: 'You receive this message because you take part in the run.',
  whySchedule: 'You receive this message because you look after the schedule or its deck.',
  settingsLink: 'Change notifications',
  whyInvitation: (tenantName) =>
    `This message was sent on behalf of ${tenantName}. If you did not expect it, simply delete it.`,
  whyGuest: (tenantName) =>
    `You receive this one message because ${tenantName} gave your address for this step. If you did not expect it, simply delete it.`,
};
