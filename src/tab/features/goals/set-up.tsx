import { Button, Text, Title3, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { useWords } from '../../components/words';
import { ImportStep } from './import/import-step';

const useStyles = makeStyles({
  head: { display: 'grid', gap: '6px', maxWidth: '44rem' },
  title: { margin: 0, textWrap: 'balance' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

type Step = 'organisation' | 'goals';

/** Guides a process leader who fills empty lists with an organisation and its goals, by pasting from a spreadsheet. */
export function SetUp(props: {
  readonly start: Step;
  readonly personId: string;
  readonly onDone: () => void;
  /** Leaves the set-up for the form of a goal. */
  readonly onWrite: () => void;
}): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const [step, setStep] = useState<Step>(props.start);
  const isGuided = props.start === 'organisation';
  return (
    <>
      <header className={styles.head}>
        {isGuided && (
          <Text className={styles.quiet}>
            {t.goals.setUp.step(step === 'organisation' ? 1 : 2, 2)}: {t.goals.setUp[step]}
          </Text>
        )}
        <Title3 as="h1" className={styles.title}>
          {isGuided ? t.goals.setUp.title : t.goals.body.paste}
        </Title3>
        <Text className={styles.quiet}>{t.goals.setUp.intro}</Text>
      </header>
      {step === 'organisation' ? (
        <ImportStep
          key="organisation"
          what="organisation"
          personId={props.personId}
          next={{ label: t.goals.setUp.toGoals, run: () => setStep('goals') }}
        />
      ) : (
        <>
          <div>
            <Button onClick={props.onWrite}>{t.goals.setUp.writeInstead}</Button>
          </div>
          <ImportStep
            key="goals"
            what="goals"
            personId={props.personId}
            next={{ label: t.goals.setUp.finish, run: props.onDone }}
          />
        </>
      )}
    </>
  );
}
