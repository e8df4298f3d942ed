import type { organisation as sv } from './sv';

/** The words of the choices in Organisation, in English. */
export const organisation: typeof sv = {
  kind: {
    council: 'Municipal council',
    board: 'Board',
    committee: 'Subcommittee',
    company: 'Municipal company',
    administration: 'Administration',
    division: 'Division',
    unit: 'Unit',
  },
};
