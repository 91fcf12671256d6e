/**
 * What an open page can be told about: a whole tree of runs by its root, somebody's inbox, somebody's bell, or that
 * what somebody may do has changed. It says that there is something new, never what.
 */
export type PageTopic = `${'run' | 'inbox' | 'bell' | 'access'}:${string}`;
