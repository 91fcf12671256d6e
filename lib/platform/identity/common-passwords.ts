/** Words that people who guess try first. Compared without case, digits at the end and common letter swaps. */
export const commonWords: ReadonlySet<string> = new Set(
  `password passwort kennwort geheim hallo willkommen welcome sommer winter fruehling frühling herbst schatz liebe
  iloveyou dragon monkey master qwertz qwertzuiop qwerty qwertyuiop asdfghjkl yxcvbnm abcdefgh abc letmein admin
  administrator root login test testtest start changeme secret football fussball fußball bayern muenchen münchen berlin
  hamburg deutschland germany sonnenschein sunshine princess prinzessin baseball shadow superman batman pokemon starwars
  michael thomas andreas stefan daniel jennifer jessica laufkarte firma computer internet service summer spring autumn
  montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar maerz märz april juni juli august september
  oktober november dezember passw access hunter killer trustno freedom whatever ninja mustang charlie jordan harley ranger
  buster soccer hockey tigger ashley nicole chelsea biteme matthew yankees dallas austin thunder taylor matrix minecraft
  mein meinpasswort hallohallo ichliebedich schalke dortmund borussia werder stuttgart koeln köln frankfurt lol asdf
  aaaaaaaa zzzzzzzz einszweidrei passwortpasswort passwordpassword`.split(/\s+/),
);
