import { Button, Text, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { SettingInForce } from '../../../core/api/settings/settings-view';
import { Notice } from '../../components/notice';
import { SettingForm } from './setting-form';
import { useSettingsTexts } from './settings-texts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gap: '12px',
    padding: '16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { borderTop: 'none' },
    '@media (min-width: 640px)': { padding: '16px 20px' },
    '@media print': { breakInside: 'avoid' },
  },
  line: { display: 'flex', flexWrap: 'wrap', gap: '8px 24px', justifyContent: 'space-between' },
  about: { flex: '1 1 18rem', minWidth: 0, maxWidth: '44rem' },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: '2px 0 0', color: tokens.colorNeutralForeground2 },
  present: {
    display: 'grid',
    alignContent: 'start',
    gap: '2px',
    flex: '0 1 16rem',
    minWidth: '9rem',
    overflowWrap: 'anywhere',
  },
  value: { fontWeight: tokens.fontWeightSemibold },
  button: { alignSelf: 'start' },
});

/** Shows a setting with its meaning, value and default, and a form to change it. */
export function SettingRow({ inForce }: { readonly inForce: SettingInForce }): ReactElement {
  const styles = useStyles();
  const texts = useSettingsTexts();
  const [isOpen, setOpen] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // Who closes the form goes on from the button that opened it.
    if (wasOpen.current && !isOpen) row.current?.querySelector('button')?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const { name, meaning } = texts.settings[inForce.setting];
  const { unreadable } = inForce;
  return (
    <li ref={row} className={styles.row}>
      <div className={styles.line}>
        <div className={styles.about}>
          <h2 className={styles.name}>{name}</h2>
          <p className={styles.quiet}>{meaning}</p>
        </div>
        <Present inForce={inForce} />
        {!isOpen && (
          <Button
            className={styles.button}
            aria-label={texts.change(name)}
            onClick={() => setOpen(true)}
          >
            {texts.changeShort}
          </Button>
        )}
      </div>
      {unreadable !== undefined && <Notice attention>{texts.unreadable(unreadable)}</Notice>}
      {isOpen && <SettingForm inForce={inForce} onDone={() => setOpen(false)} />}
    </li>
  );
}

function Present({ inForce }: { readonly inForce: SettingInForce }): ReactElement {
  const styles = useStyles();
  const texts = useSettingsTexts();
  const { value, standard, source } = inForce;
  const isOwn = value !== standard;
  return (
    <div className={styles.present}>
      <Text className={styles.value}>{value === '' ? texts.empty : value}</Text>
      {standard !== '' && (
        <Text size={200}>{isOwn ? texts.standard(standard) : texts.isStandard}</Text>
      )}
      {source !== undefined && <Text size={200}>{texts.source(source)}</Text>}
    </div>
  );
}
