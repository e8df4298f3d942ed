/** The texts of a goal's people, its comments and the changes of its row, in Swedish. */
export const goalPage = {
  responsible: 'Ansvarig',
  reporter: 'Rapporteras av',
  nobody: 'Ingen är angiven',
  comments: 'Kommentarer',
  noComments: 'Ingen har skrivit något än.',
  write: 'Skriv en kommentar',
  writeHint:
    'Alla som får läsa målet ser kommentaren. Den som ansvarar, den som rapporterar, processledarna och de som har skrivit här får veta det.',
  send: 'Skicka kommentaren',
  typedInList: 'Skriven i listan',
  aboutRound: (round: string) => `Om ${round}`,
};
