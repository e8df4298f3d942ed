import { Button, makeStyles } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useRef, useState, type ReactElement } from 'react';
import type { GoalsView } from '../../../core/api/goals/goals-view';
import { ViewPage } from '../../session/page-frame';
import { useView } from '../../session/use-view';
import { LoadingPage } from '../../components/loading';
import { StateBlock } from '../../components/state-page';
import { useWords } from '../../components/words';
import { Cascade, type CascadePlace } from './cascade';
import { useGoalPage, type FormPlace, type GoalPage, type InnerPlace } from './use-goal-page';

const OrganisationPage = lazy(async () => ({
  default: (await import('./organisation/organisation-page')).OrganisationPage,
}));
const SetUp = lazy(async () => ({ default: (await import('./set-up')).SetUp }));
const GoalFormPage = lazy(async () => ({
  default: (await import('./form/goal-form-page')).GoalFormPage,
}));

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** The page Mål: the goals from the municipality's down to those of each unit, the form of one of them, or the organisation. */
export function GoalsPage(): ReactElement {
  const { t } = useWords();
  const view = useView('goals');
  const page = useGoalPage();
  const { inner } = page;
  const [place, setPlace] = useState<CascadePlace>();
  const scrolled = useScrollKept(inner !== undefined);
  if (inner !== undefined)
    return (
      <Suspense fallback={<LoadingPage label={t.shell.loading} />}>
        <Inner page={page} place={inner} />
      </Suspense>
    );
  return (
    <ViewPage view={view}>
      {(data) => (
        <Goals
          view={data}
          start={place}
          onOrganisation={() => {
            scrolled.keep();
            page.open({ kind: 'organisation' });
          }}
          onForm={(next, from) => {
            scrolled.keep();
            setPlace(from);
            page.open(next);
          }}
        />
      )}
    </ViewPage>
  );
}

/** The form of a goal, or the organisation. */
function Inner(props: { readonly page: GoalPage; readonly place: InnerPlace }): ReactElement {
  const { page, place } = props;
  if (place.kind === 'organisation')
    return <OrganisationPage openKey={place.bodyKey} onBack={page.close} />;
  return (
    <GoalFormPage
      target={place}
      onBack={page.close}
      onSaved={(goalKey) => page.replace({ kind: 'goal-form', goalKey })}
    />
  );
}

/** Scrolls back, when the inner page is left, to where the goals were. */
function useScrollKept(isAway: boolean): { readonly keep: () => void } {
  const at = useRef(0);
  const wasAway = useRef(isAway);
  useEffect(() => {
    if (wasAway.current === isAway) return;
    wasAway.current = isAway;
    document.documentElement.scrollTop = isAway ? 0 : at.current;
  }, [isAway]);
  return { keep: () => (at.current = document.documentElement.scrollTop) };
}

function Goals(props: {
  readonly view: GoalsView;
  readonly start: CascadePlace | undefined;
  readonly onForm: (form: FormPlace, place: CascadePlace | undefined) => void;
  readonly onOrganisation: () => void;
}): ReactElement {
  const { t } = useWords();
  const { view, onForm } = props;
  // Set-up stays open until the person leaves it, since after its first step the lists are no longer empty.
  const [setUp, setSetUp] = useState<'organisation' | 'goals' | undefined>(
    view.isEmpty && view.me.isProcessLeader ? 'organisation' : undefined,
  );
  if (setUp !== undefined)
    return (
      <SetUp
        start={setUp}
        personId={view.me.objectId}
        onDone={() => setSetUp(undefined)}
        onWrite={() => {
          setSetUp(undefined);
          onForm({ kind: 'goal-form' }, undefined);
        }}
      />
    );
  if (view.isEmpty && !view.me.isProcessLeader)
    return <StateBlock {...t.goals.setUp.othersEmpty} />;
  return (
    <>
      <Cascade view={view} start={props.start} onSetUp={setSetUp} onForm={onForm} />
      <Ways {...props} onImport={() => setSetUp('goals')} />
    </>
  );
}

/** Leads from the goals to the import and to the organisation, for those who may change them. */
function Ways(props: {
  readonly view: GoalsView;
  readonly onImport: () => void;
  readonly onOrganisation: () => void;
}): ReactElement | null {
  const styles = useStyles();
  const { t } = useWords();
  const { isProcessLeader, managesBodyIds } = props.view.me;
  if (!isProcessLeader && managesBodyIds.length === 0) return null;
  return (
    <div className={styles.buttons}>
      {isProcessLeader && <Button onClick={props.onImport}>{t.imports.open}</Button>}
      <Button onClick={props.onOrganisation}>{t.organisation.open}</Button>
    </div>
  );
}
