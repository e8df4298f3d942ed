import type { ReactElement } from 'react';
import { Notice } from '../../../components/notice';
import { useWords } from '../../../components/words';
import type { Receipt } from './use-import';

/** Says what an import has written. */
export function ImportReceipt({ receipt }: { readonly receipt: Receipt }): ReactElement {
  const { t } = useWords();
  return <Notice>{t.goals.setUp.written(receipt.rows.length)}</Notice>;
}
