/** What the column Handling says; an act without words here is written by its own name. */
const words: Readonly<Record<string, string>> = {
  'report.submit': 'Rapporterade',
  'report.decline': 'Sade att någon annan rapporterar',
  'report.send-back': 'Skickade tillbaka',
  'report.accept': 'Godtog',
  'round.prepare': 'Förberedde omgången',
  'round.open': 'Öppnade omgången',
  'round.change-due-date': 'Flyttade sista dagen',
  'round.cancel': 'Ställde in omgången',
  'round.close': 'Avslutade omgången',
  'round.nudge': 'Påminde',
  'organisation.import': 'Läste in organisationen',
  'goal.import': 'Läste in mål',
  'ledger.send-again': 'Skickade igen',
  'ledger.send': 'Skickade',
  'conversation.record': 'Noterade konversationen',
  'person.resolve': 'Slog upp i katalogen',
  'list-edit.accept': 'Tog emot en ändring i listan',
  setup: 'Satte upp listorna',
};

/** An act in words for people who read the list. */
export function actWord(act: string): string {
  return words[act] ?? act;
}
