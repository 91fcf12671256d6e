/**
 * The registry of every text. A new namespace is a file in both `messages/de` and `messages/en`, and here
 * two imports and two entries. German is the model: English does not compile with a namespace or key missing.
 */
import deAccount from './messages/de/account.json';
import deAdmin from './messages/de/admin.json';
import deAuth from './messages/de/auth.json';
import deCommon from './messages/de/common.json';
import deCondition from './messages/de/condition.json';
import deDecks from './messages/de/decks.json';
import deErrors from './messages/de/errors.json';
import deFiles from './messages/de/files.json';
import deGuests from './messages/de/guests.json';
import deInbox from './messages/de/inbox.json';
import deLinks from './messages/de/links.json';
import deOverview from './messages/de/overview.json';
import deProtocol from './messages/de/protocol.json';
import deRuns from './messages/de/runs.json';
import deSchedules from './messages/de/schedules.json';
import deSearch from './messages/de/search.json';
import deShell from './messages/de/shell.json';
import deSignatures from './messages/de/signatures.json';
import deTalk from './messages/de/talk.json';
import deTeam from './messages/de/team.json';
import deTime from './messages/de/time.json';
import enAccount from './messages/en/account.json';
import enAdmin from './messages/en/admin.json';
import enAuth from './messages/en/auth.json';
import enCommon from './messages/en/common.json';
import enCondition from './messages/en/condition.json';
import enDecks from './messages/en/decks.json';
import enErrors from './messages/en/errors.json';
import enFiles from './messages/en/files.json';
import enGuests from './messages/en/guests.json';
import enInbox from './messages/en/inbox.json';
import enLinks from './messages/en/links.json';
import enOverview from './messages/en/overview.json';
import enProtocol from './messages/en/protocol.json';
import enRuns from './messages/en/runs.json';
import enSchedules from './messages/en/schedules.json';
import enSearch from './messages/en/search.json';
import enShell from './messages/en/shell.json';
import enSignatures from './messages/en/signatures.json';
import enTalk from './messages/en/talk.json';
import enTeam from './messages/en/team.json';
import enTime from './messages/en/time.json';

const de = {
  account: deAccount,
  admin: deAdmin,
  team: deTeam,
  auth: deAuth,
  common: deCommon,
  condition: deCondition,
  decks: deDecks,
  errors: deErrors,
  files: deFiles,
  guests: deGuests,
  inbox: deInbox,
  links: deLinks,
  overview: deOverview,
  protocol: deProtocol,
  runs: deRuns,
  schedules: deSchedules,
  search: deSearch,
  shell: deShell,
  signatures: deSignatures,
  talk: deTalk,
  time: deTime,
};

export type Messages = typeof de;
export type Namespace = keyof Messages;

const en: Messages = {
  account: enAccount,
  admin: enAdmin,
  team: enTeam,
  auth: enAuth,
  common: enCommon,
  condition: enCondition,
  decks: enDecks,
  errors: enErrors,
  files: enFiles,
  guests: enGuests,
  inbox: enInbox,
  links: enLinks,
  overview: enOverview,
  protocol: enProtocol,
  runs: enRuns,
  schedules: enSchedules,
  search: enSearch,
  shell: enShell,
  signatures: enSignatures,
  talk: enTalk,
  time: enTime,
};

export const catalogue = { de, en };
