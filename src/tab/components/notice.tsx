import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { InfoRegular } from '@fluentui/react-icons/svg/info';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { ReactElement, ReactNode } from 'react';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    gap: '10px',
    alignItems: 'flex-start',
    padding: '10px 14px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
    lineHeight: tokens.lineHeightBase300,
  },
  attention: { borderLeft: `4px solid ${tokens.colorPaletteMarigoldBorderActive}` },
  icon: { flexShrink: 0, fontSize: '20px', display: 'flex' },
  body: {
    flexGrow: 1,
    minWidth: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 12px',
    alignItems: 'center',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** A line in the page that informs or, with `attention`, warns, with buttons if needed. Screen readers announce it. */
export function Notice(props: {
  readonly children: ReactNode;
  readonly attention?: boolean;
  readonly actions?: ReactNode;
}): ReactElement {
  const styles = useStyles();
  return (
    <div
      role="status"
      className={mergeClasses(styles.box, props.attention === true && styles.attention)}
    >
      <span className={styles.icon} aria-hidden="true">
        {props.attention === true ? <WarningRegular /> : <InfoRegular />}
      </span>
      <div className={styles.body}>
        <div>{props.children}</div>
        {props.actions !== undefined && <div className={styles.actions}>{props.actions}</div>}
      </div>
    </div>
  );
}
