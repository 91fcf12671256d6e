/** Said to the window when the server says that there is something new for the bell. */
export const BELL_RANG = 'laufkarte:bell';
