/**
 * The registry of every text. A new namespace is a file in both `messages/de` and `messages/en`, and here
 * two imports and two entries. German is the model: English does not compile with a namespace or key missing.
 */
import deCommon from './messages/de/common.json';
import deErrors from './messages/de/errors.json';
import deTime from './messages/de/time.json';
import enCommon from './messages/en/common.json';
import enErrors from './messages/en/errors.json';
import enTime from './messages/en/time.json';

const de = {
  common: deCommon,
  errors: deErrors,
  time: deTime,
};

export type Messages = typeof de;
export type Namespace = keyof Messages;

const en: Messages = {
  common: enCommon,
  errors: enErrors,
  time: enTime,
};

export const catalogue = { de, en };
