import type { FigureField } from '../../../core/domain/goals/figures';
import type { Indicator } from '../../../core/domain/goals/goal';
import { partLabel } from '../../components/value-text';
import type { Words } from '../../components/words';
import type { NumberFieldName } from './draft';

const children = { women: 'girls', men: 'boys', total: 'total' } as const;

function personLabel(part: FigureField, { split }: Indicator, { t }: Words): string {
  return t.mine.form.persons[split === 'girls-boys' ? children[part] : part];
}

/** Returns the label of a field for a number: `Kvinnor`, or `Antal kvinnor bakom värdet`. */
export function numberLabel(field: NumberFieldName, indicator: Indicator, words: Words): string {
  switch (field) {
    case 'women':
    case 'men':
    case 'total':
      return partLabel(field, indicator, words);
    case 'womenPersons':
      return personLabel('women', indicator, words);
    case 'menPersons':
      return personLabel('men', indicator, words);
    case 'totalPersons':
      return personLabel('total', indicator, words);
  }
}
