import type { BodyKind } from '../../../domain/organisation/body';
import type { ChoiceWords } from '../base/words';

/** The words of the choices in Organisation, in Swedish: as the list in SharePoint holds them. */
export const organisation: { readonly kind: ChoiceWords<BodyKind> } = {
  kind: {
    council: 'Kommunfullmäktige',
    board: 'Nämnd',
    committee: 'Utskott',
    company: 'Kommunalt bolag',
    administration: 'Förvaltning',
    division: 'Avdelning',
    unit: 'Enhet',
  },
};
