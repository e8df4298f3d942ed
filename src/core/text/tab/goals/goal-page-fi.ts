import type { goalPage as sv } from './goal-page-sv';

/** The texts of a goal's people, its comments and the changes of its row, in Finnish. */
export const goalPage: typeof sv = {
  responsible: 'Vastuuhenkilö',
  reporter: 'Raportoija',
  nobody: 'Ketään ei ole nimetty',
  comments: 'Kommentit',
  noComments: 'Kukaan ei ole vielä kirjoittanut mitään.',
  write: 'Kirjoita kommentti',
  writeHint:
    'Kaikki, jotka saavat lukea tavoitteen, näkevät kommentin. Vastuuhenkilö, raportoija, prosessinjohtajat ja tähän kirjoittaneet saavat siitä tiedon.',
  send: 'Lähetä kommentti',
  typedInList: 'Kirjoitettu luetteloon',
  aboutRound: (round) => `Koskee: ${round}`,
};
