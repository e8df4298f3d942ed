import { Button } from '@fluentui/react-components';
import { lazy, useState, type ReactElement } from 'react';
import type { GoalsView } from '../../../core/api/goals/goals-view';
import { ViewPage } from '../../session/page-frame';
import { useView } from '../../session/use-view';
import { StateBlock } from '../../components/state-page';
import { useWords } from '../../components/words';
import { Cascade } from './cascade';

const OrganisationPage = lazy(async () => ({
  default: (await import('./organisation/organisation-page')).OrganisationPage,
}));
const SetUp = lazy(async () => ({ default: (await import('./set-up')).SetUp }));

/** The page Mål: the goals from the municipality's down to those of each unit. */
export function GoalsPage(): ReactElement {
  const view = useView('goals');
  const [isOrganisation, setOrganisation] = useState(false);
  if (isOrganisation) return <OrganisationPage onBack={() => setOrganisation(false)} />;
  return (
    <ViewPage view={view}>
      {(data) => <Goals view={data} onOrganisation={() => setOrganisation(true)} />}
    </ViewPage>
  );
}

function Goals(props: {
  readonly view: GoalsView;
  readonly onOrganisation: () => void;
}): ReactElement {
  const { view } = props;
  const { t } = useWords();
  // Set-up stays open until the person leaves it, since after its first step the lists are no longer empty.
  const [setUp, setSetUp] = useState<'organisation' | 'goals' | undefined>(
    view.isEmpty && view.me.isProcessLeader ? 'organisation' : undefined,
  );
  if (setUp !== undefined) return <SetUp start={setUp} onDone={() => setSetUp(undefined)} />;
  if (view.isEmpty && !view.me.isProcessLeader)
    return <StateBlock {...t.goals.setUp.othersEmpty} />;
  const { isProcessLeader, managesBodyIds } = view.me;
  return (
    <>
      <Cascade view={view} onSetUp={setSetUp} />
      {(isProcessLeader || managesBodyIds.length > 0) && (
        <div>
          <Button onClick={props.onOrganisation}>{t.organisation.open}</Button>
        </div>
      )}
    </>
  );
}
