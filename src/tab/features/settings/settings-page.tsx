import { Button, Title3, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import type { ReactElement } from 'react';
import type { SettingsView } from '../../../core/api/settings/settings-view';
import { Notice } from '../../components/notice';
import { ViewPage } from '../../session/page-frame';
import { useView } from '../../session/use-view';
import { SettingRow } from './setting-row';
import { useSettingsTexts } from './settings-texts';
import { SetUpCheck, ToOrganisation } from './set-up-check';

const useStyles = makeStyles({
  head: { display: 'grid', gap: '8px', justifyItems: 'start', maxWidth: '44rem' },
  title: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  rows: {
    display: 'grid',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: 'hidden',
  },
});

/** The page Inställningar, for process leaders: the municipality's rules, and the check of its set-up. */
export function SettingsPage(props: { readonly onBack: () => void }): ReactElement {
  const view = useView('settings');
  return (
    <ViewPage view={view}>{(data) => <Settings view={data} onBack={props.onBack} />}</ViewPage>
  );
}

function Settings(props: {
  readonly view: SettingsView;
  readonly onBack: () => void;
}): ReactElement {
  const styles = useStyles();
  const texts = useSettingsTexts();
  const { view } = props;
  const isUnnamed = view.settings.some(
    ({ setting, value }) => setting === 'municipalityName' && value === '',
  );
  return (
    <>
      <header className={styles.head}>
        <Button appearance="transparent" icon={<ArrowLeftRegular />} onClick={props.onBack}>
          {texts.back}
        </Button>
        <Title3 as="h1" className={styles.title}>
          {texts.title}
        </Title3>
        <p className={styles.quiet}>{texts.intro}</p>
        <ToOrganisation />
      </header>
      {isUnnamed && <Notice attention>{texts.nameFirst}</Notice>}
      <ul className={styles.rows}>
        {view.settings.map((setting) => (
          <SettingRow key={setting.setting} inForce={setting} />
        ))}
      </ul>
      <SetUpCheck view={view} />
    </>
  );
}
