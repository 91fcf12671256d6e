import { brief, type MailLanguage } from './mail-words';
import { sayDay } from './say-moment';

const endings = {
  completed: {
    word: 'Abgeschlossen',
    sentence: 'Alle Schritte sind abgezeichnet, der Verlauf bleibt nachlesbar.',
  },
  cancelled: { word: 'Abgebrochen', sentence: 'Offene Schritte müssen nicht mehr erledigt werden.' },
  final_rejected: { word: 'Nicht freigegeben', sentence: 'Die abschließende Freigabe wurde verweigert.' },
};

const obstacles = {
  deck_archived: 'Das Deck wurde archiviert.',
  deck_unpublished: 'Das Deck hat keine veröffentlichte Version.',
  starter_inactive: 'Das Konto der Person, die ihn eingerichtet hat, ist nicht mehr aktiv.',
  starter_not_allowed: 'Die Person, die ihn eingerichtet hat, darf das Deck nicht mehr starten.',
};

const NOTICEABLY_LATE = 15;

/** What was told too late says so, so that nobody wonders. */
function tooLate(minutes: number): string {
  return minutes < NOTICEABLY_LATE ? '' : ` (Diese Nachricht kommt ${minutes} Minuten zu spät.)`;
}

export const germanMails: MailLanguage = {
  notice: {
    step: ({ stepTitle, runTitle, runNumber, dueAt }, moment) => ({
      subject: dueAt
        ? `Bitte bis ${moment(dueAt)}: „${brief(stepTitle)}“`
        : `Bitte erledigen: „${brief(stepTitle)}“`,
      sentences: [
        `Im Lauf „${runTitle}“ (${runNumber}) ist der Schritt „${stepTitle}“ an der Reihe und liegt bei Ihnen.`,
        dueAt ? `Fällig ist er am ${moment(dueAt)} Uhr.` : 'Eine Frist ist dafür nicht gesetzt.',
      ],
      button: 'Schritt öffnen',
    }),
    given: ({ stepTitle, runTitle, runNumber }) => ({
      subject: `Jetzt bei Ihnen: „${brief(stepTitle)}“`,
      sentences: [
        `Der Schritt „${stepTitle}“ im Lauf „${runTitle}“ (${runNumber}) liegt jetzt bei Ihnen.`,
        'Zu tun ist erst etwas, wenn er an der Reihe ist oder wieder geöffnet wird; Sie erfahren es dann.',
      ],
      button: 'Schritt ansehen',
    }),
    withdrawn: ({ stepTitle, runTitle, runNumber }) => ({
      subject: `Nicht mehr bei Ihnen: „${brief(stepTitle)}“`,
      sentences: [
        `Der Schritt „${stepTitle}“ im Lauf „${runTitle}“ (${runNumber}) liegt jetzt bei jemand anderem.`,
        'Sie müssen dafür nichts mehr tun.',
      ],
      button: 'Lauf ansehen',
    }),
    approval: ({ runTitle, runNumber }) => ({
      subject: `Ihre Freigabe fehlt: „${brief(runTitle)}“`,
      sentences: [
        `Im Lauf „${runTitle}“ (${runNumber}) sind alle Schritte erledigt.`,
        'Jetzt fehlt nur noch Ihre abschließende Freigabe.',
      ],
      button: 'Zur Freigabe',
    }),
    ended: ({ runTitle, runNumber, outcome }) => ({
      subject: `${endings[outcome].word}: „${brief(runTitle)}“`,
      sentences: [
        `Der Lauf „${runTitle}“ (${runNumber}) ist beendet: ${endings[outcome].word.toLowerCase()}.`,
        endings[outcome].sentence,
      ],
      button: 'Lauf ansehen',
    }),
    due_soon: ({ stepTitle, runTitle, runNumber, dueAt }, moment) => ({
      subject: `Bald fällig, ${moment(dueAt)}: „${brief(stepTitle)}“`,
      sentences: [
        `Der Schritt „${stepTitle}“ im Lauf „${runTitle}“ (${runNumber}) ist am ${moment(dueAt)} Uhr fällig.`,
        'Er liegt bei Ihnen.',
      ],
      button: 'Schritt öffnen',
    }),
    overdue: ({ stepTitle, runTitle, runNumber, dueAt, lateMinutes }, moment) => ({
      subject: `Überfällig seit ${moment(dueAt)}: „${brief(stepTitle)}“`,
      sentences: [
        `Der Schritt „${stepTitle}“ im Lauf „${runTitle}“ (${runNumber}) war am ${moment(dueAt)} Uhr fällig.`,
        `Er liegt bei Ihnen, und der Lauf wartet darauf.${tooLate(lateMinutes)}`,
      ],
      button: 'Schritt öffnen',
    }),
    escalated: ({ stepTitle, runTitle, runNumber, dueAt, names, lateMinutes }, moment) => ({
      subject: `Noch immer überfällig: „${brief(stepTitle)}“ in „${brief(runTitle)}“`,
      sentences: [
        `Der Schritt „${stepTitle}“ im Lauf „${runTitle}“ (${runNumber}) war am ${moment(dueAt)} Uhr fällig und liegt bei: ${names || 'niemandem'}.`,
        `Bitte sehen Sie nach, woran es liegt, oder geben Sie ihn jemand anderem.${tooLate(lateMinutes)}`,
      ],
      button: 'Schritt ansehen',
    }),
    rejected: ({ stepTitle, runTitle, runNumber }) => ({
      subject: `Abgelehnt: „${brief(stepTitle)}“ in „${brief(runTitle)}“`,
      sentences: [
        `Der Schritt „${stepTitle}“ im Lauf „${runTitle}“ (${runNumber}) wurde abgelehnt.`,
        'Bitte sehen Sie nach, wie es damit weitergehen soll.',
      ],
      button: 'Schritt ansehen',
    }),
    people_left: ({ stepTitle, runTitle, runNumber, names }) => ({
      subject: `Nicht mehr zuständig: ${brief(names)} bei „${brief(stepTitle)}“`,
      sentences: [
        `${names} ist nicht mehr aktiv und war für den Schritt „${stepTitle}“ im Lauf „${runTitle}“ (${runNumber}) zuständig.`,
        'Die übrigen Zuständigen machen weiter; wo niemand übrig war, liegt der Schritt jetzt bei der Person, die den Lauf gestartet hat, oder bei denen, die sie vertreten. Geben Sie ihn bei Bedarf jemand anderem.',
      ],
      button: 'Schritt ansehen',
    }),
    mentioned: ({ stepTitle, runTitle, runNumber, by }) => ({
      subject: `${brief(by)} hat Sie erwähnt: „${brief(stepTitle)}“`,
      sentences: [
        `${by} hat Sie in einem Kommentar zum Schritt „${stepTitle}“ im Lauf „${runTitle}“ (${runNumber}) erwähnt.`,
        'Lesen und antworten können Sie direkt beim Schritt.',
      ],
      button: 'Kommentar lesen',
    }),
    todo: ({ stepTitle, runTitle, runNumber, todoTitle, dueOn }) => ({
      subject: dueOn
        ? `Aufgabe bis ${sayDay(dueOn, 'de')}: „${brief(todoTitle)}“`
        : `Aufgabe für Sie: „${brief(todoTitle)}“`,
      sentences: [
        `Zum Schritt „${stepTitle}“ im Lauf „${runTitle}“ (${runNumber}) gibt es eine Aufgabe für Sie: „${todoTitle}“.`,
        dueOn ? `Erledigt sein soll sie bis ${sayDay(dueOn, 'de')}.` : 'Ein Datum ist dafür nicht gesetzt.',
      ],
      button: 'Aufgabe ansehen',
    }),
    schedule_suspended: ({ scheduleTitle, deckTitle, reason }) => ({
      subject: `Zeitplan angehalten: „${brief(scheduleTitle)}“`,
      sentences: [
        `Der Zeitplan „${scheduleTitle}“ für das Deck „${deckTitle}“ startet keine Läufe mehr. ${obstacles[reason]}`,
        'Bitte entscheiden Sie, ob er weiterlaufen soll oder gelöscht werden kann.',
      ],
      button: 'Zu den Zeitplänen',
    }),
  },
  invitation: ({ tenantName, expiresAt }, moment) => ({
    subject: `Ihr Zugang zu Laufkarte bei ${brief(tenantName)}: bitte bis ${moment(expiresAt)} einrichten`,
    sentences: [
      `${tenantName} hat Sie eingeladen, mit Laufkarte zu arbeiten.`,
      `Legen Sie bis ${moment(expiresAt)} Uhr Ihr Passwort fest, dann geht es los.`,
    ],
    button: 'Einladung annehmen',
  }),
  guestStep: ({ tenantName, runTitle, stepTitle, dueAt, expiresAt, hasPin }, moment) => ({
    subject: `Bitte bis ${moment(dueAt ?? expiresAt)}: „${brief(stepTitle)}“ für ${brief(tenantName)}`,
    sentences: [
      `${tenantName} bittet Sie um einen Schritt im Vorgang „${runTitle}“: „${stepTitle}“.`,
      `Das geht ohne Anmeldung, solange der Schritt offen ist, längstens bis ${moment(expiresAt)} Uhr${
        hasPin ? '; die PIN dafür bekommen Sie auf einem anderen Weg.' : '.'
      }`,
    ],
    button: 'Schritt ansehen',
  }),
  greeting: (name) => `Guten Tag ${name},`,
  linkHint: 'Falls der Knopf nicht geht, öffnen Sie diese Adresse:',
  whyNotice: 'Sie bekommen diese Nachricht, weil Sie an dem Lauf beteiligt sind.',
  whySchedule: 'Sie bekommen diese Nachricht, weil Sie den Zeitplan oder sein Deck betreuen.',
  settingsLink: 'Benachrichtigungen ändern',
  whyInvitation: (tenantName) =>
    `Diese Nachricht wurde für ${tenantName} verschickt. Haben Sie sie nicht erwartet, löschen Sie sie einfach.`,
  whyGuest: (tenantName) =>
    `Sie bekommen diese eine Nachricht, weil ${tenantName} Ihre Adresse für diesen Schritt angegeben hat. Haben Sie sie nicht erwartet, löschen Sie sie einfach.`,
};
