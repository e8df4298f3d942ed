import { definedOnly } from '../../core/domain/base/defined';
import { Skeleton, SkeletonItem, makeStyles } from '@fluentui/react-components';
import type { ReactElement } from 'react';

const useStyles = makeStyles({
  page: { maxWidth: '64rem', margin: '0 auto', padding: '28px 20px' },
  rows: { display: 'grid', gap: '16px' },
  title: { width: '40%', height: '28px' },
  lead: { width: '65%', height: '16px', marginBottom: '20px' },
  row: { height: '72px' },
});

/**
 * A skeleton that is shown while a page loads. Screen readers read `label`, which is absent until the language is
 * known.
 */
export function LoadingPage({ label }: { readonly label?: string }): ReactElement {
  const styles = useStyles();
  return (
    <main className={styles.page} aria-busy="true">
      <Skeleton {...definedOnly({ 'aria-label': label })}>
        <div className={styles.rows}>
          <SkeletonItem className={styles.title} />
          <SkeletonItem className={styles.lead} />
          <SkeletonItem className={styles.row} />
          <SkeletonItem className={styles.row} />
          <SkeletonItem className={styles.row} />
        </div>
      </Skeleton>
    </main>
  );
}
