import { Button, Text, Title3, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { OrganisationView } from '../../../../core/api/organisation/organisation-view';
import { isSameKey } from '../../../../core/domain/base/keys';
import { useWords } from '../../../components/words';
import { ViewPage } from '../../../session/page-frame';
import { useView } from '../../../session/use-view';
import { AddBody } from './body-forms';
import { BodyRow } from './body-row';

const useStyles = makeStyles({
  head: { display: 'grid', gap: '8px', justifyItems: 'start' },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2, maxWidth: '44rem' },
  list: { display: 'grid', gap: '8px' },
});

/** The page Organisation, inside Mål: the bodies with their people, and what the person may change of them. */
export function OrganisationPage(props: {
  /** The code of the body that is open at first. */
  readonly openKey: string | undefined;
  readonly onBack: () => void;
}): ReactElement {
  const view = useView('organisation');
  return <ViewPage view={view}>{(data) => <Organisation view={data} {...props} />}</ViewPage>;
}

function Organisation(props: {
  readonly view: OrganisationView;
  readonly openKey: string | undefined;
  readonly onBack: () => void;
}): ReactElement {
  const styles = useStyles();
  const { organisation: words } = useWords().t;
  const [isAdding, setAdding] = useState(false);
  const { openKey } = props;
  const { bodies, me } = props.view;
  return (
    <>
      <header className={styles.head}>
        <Button appearance="subtle" onClick={props.onBack}>
          {words.back}
        </Button>
        <Title3 as="h1" className={styles.title}>
          {words.title}
        </Title3>
        <Text className={styles.quiet}>
          {me.isProcessLeader ? words.textLeader : words.textManager}
        </Text>
        {me.isProcessLeader && !isAdding && (
          <Button appearance="primary" onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        )}
      </header>
      {isAdding && <AddBody bodies={bodies} onDone={() => setAdding(false)} />}
      <div className={styles.list}>
        {bodies.map((body) => (
          <BodyRow
            key={body.id}
            body={body}
            bodies={bodies}
            isLeader={me.isProcessLeader}
            isOpen={openKey !== undefined && isSameKey(body.key, openKey)}
          />
        ))}
      </div>
    </>
  );
}
