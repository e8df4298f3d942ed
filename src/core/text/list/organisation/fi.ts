import type { organisation as sv } from './sv';

/** The words of the choices in Organisation, in Finnish. */
export const organisation: typeof sv = {
  kind: {
    council: 'Kunnanvaltuusto',
    board: 'Lautakunta',
    committee: 'Valiokunta',
    company: 'Kunnallinen yhtiö',
    administration: 'Hallinto',
    division: 'Osasto',
    unit: 'Yksikkö',
  },
};
