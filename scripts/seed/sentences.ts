/** What people of the demo company write. German, as they would. */
export const notes: readonly string[] = [
  'Geprüft, unauffällig.',
  'Mit Foto im Projektordner abgelegt.',
  'Rücksprache mit dem Kunden erfolgt, Termin bestätigt.',
  'Unterlagen vollständig, Original liegt in der Personalakte.',
  'Stütze 14: 2 mm Abweichung, innerhalb der Toleranz.',
  'Wert zweimal gemessen, Mittelwert eingetragen.',
  'Nacharbeit nicht nötig.',
  'Lieferschein stimmt mit der Bestellung überein.',
  'Zugang eingerichtet, Erstanmeldung hat geklappt.',
  'Unterweisung mit Fragebogen abgeschlossen, 9 von 10 richtig.',
  'Ersatzteil ist bestellt, Lieferung in drei Tagen.',
  'Vor Ort besprochen, Protokoll folgt mit der Übergabe.',
];

export const reasons = {
  reject: [
    'Messprotokoll ist nicht unterschrieben.',
    'Zwei Schrauben am Fußpunkt fehlen.',
    'Die Fotos zeigen die falsche Halle.',
    'Angebot enthält noch die alte Lieferzeit.',
  ],
  rework: [
    'Der Nachweis für den letzten Schritt fehlt noch.',
    'Bitte das Ergebnis mit dem Prüfwert ergänzen.',
  ],
  finalReject: ['Ursache liegt beim Vorlieferanten, Vorgang wird dort neu eröffnet.'],
  cancel: ['Kunde hat den Auftrag zurückgezogen.', 'Lager wird aufgelöst, Prüfung entfällt.'],
} as const;

/** What people say to each other beside a step. */
export const talk = [
  'Liegt bei mir auf dem Tisch, ich kümmere mich heute noch darum.',
  'Die Unterlagen sind im Ordner der Abteilung abgelegt.',
  'Bitte beim nächsten Mal vorher kurz anrufen, dann sparen wir uns einen Weg.',
  'Rückfrage an den Lieferanten ist raus, Antwort kommt bis Freitag.',
  'Habe mit der Frühschicht gesprochen, das passt so.',
] as const;
