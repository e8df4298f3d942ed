import type { goals as sv } from './sv';

/** The words of the choices in Mål, in Finnish. */
export const goals: typeof sv = {
  state: { draft: 'Luonnos', proposed: 'Ehdotettu', adopted: 'Vahvistettu', closed: 'Päättynyt' },
  measure: {
    percent: 'Prosentti',
    change: 'Muutos prosentteina',
    ratio: 'Naisten arvo prosentteina miesten arvosta',
    points: 'Pisteet',
    people: 'Henkilöt',
    count: 'Lukumäärä',
    sek: 'Kruunut',
    days: 'Päivät',
    hours: 'Tunnit',
  },
  split: { 'women-men': 'Naiset ja miehet', 'girls-boys': 'Tytöt ja pojat', total: 'Yhteensä' },
  direction: {
    rising: 'Nouseva',
    falling: 'Laskeva',
    near: 'Lähempänä tavoitearvoa',
    gap: 'Ero pienenee',
    even: '40–60 prosenttia',
  },
};
