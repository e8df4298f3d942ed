import { draftOf } from '../../../../src/tab/features/mine/draft';
import { aReport } from '../../../support/tab/builders';

test('the form shows a stored figure with all its decimals, so that submitting it again changes nothing', () => {
  const report = aReport({ figures: { women: 45.12345, men: 40 } });
  expect(draftOf(report, undefined, 'sv').figures).toEqual({
    women: '45,12345',
    men: '40',
    total: '',
    ...{ womenPersons: '', menPersons: '', totalPersons: '' },
  });
});
