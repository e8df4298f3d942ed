import { Button } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { Confirm } from '../../components/confirm';
import { useWords } from '../../components/words';
import { ActProblem } from '../../session/act-problem';
import { useAct } from '../../session/use-act';
import { LeaveOutGoals } from './leave-out';

/** Lets a process leader change which goals a planned round leaves out. */
export function ChangeLeftOut(props: {
  readonly roundId: string;
  /** The codes of the goals that the round leaves out by hand. */
  readonly leftOut: readonly string[];
}): ReactElement {
  const { t } = useWords();
  const words = t.followUp.preview;
  const [chosen, setChosen] = useState<readonly string[]>();
  const add = useAct('round.add-goals');
  const leaveOut = useAct('round.leave-out-goals');
  if (chosen === undefined)
    return (
      <div>
        <Button onClick={() => setChosen(props.leftOut)}>{words.changeLeftOut}</Button>
      </div>
    );
  const { roundId } = props;
  const added = props.leftOut.filter((key) => !chosen.includes(key));
  const left = chosen.filter((key) => !props.leftOut.includes(key));
  const save = async (): Promise<void> => {
    const isLeft =
      left.length === 0 || (await leaveOut.run({ roundId, goalKeys: left })) !== undefined;
    const isAdded =
      added.length === 0 || (await add.run({ roundId, goalKeys: added })) !== undefined;
    if (isLeft && isAdded) setChosen(undefined);
  };
  return (
    <Confirm
      text={words.changeLeftOut}
      yes={words.saveLeftOut}
      no={t.followUp.cancelAct}
      isRunning={add.isRunning || leaveOut.isRunning}
      canDo={added.length + left.length > 0}
      onYes={() => void save()}
      onNo={() => setChosen(undefined)}
    >
      <LeaveOutGoals leftOut={chosen} onChange={setChosen} />
      <ActProblem problem={leaveOut.problem ?? add.problem} />
    </Confirm>
  );
}
