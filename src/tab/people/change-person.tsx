import { Button, makeStyles } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { definedOnly } from '../../core/domain/base/defined';
import { readAddress } from '../../core/domain/organisation/address';
import type { PersonRole } from '../../core/domain/obligations/obligation';
import { faultText } from '../components/fault-text';
import { useWords, type Words } from '../components/words';
import { ActProblem } from '../session/act-problem';
import type { ActState } from '../session/use-act';
import { useAct } from '../session/use-act';
import { PeoplePicker } from './people-picker';

/** A place in the lists that names a person: the role, the code of the row, and the address that stands there. */
export interface PersonPlace {
  readonly role: PersonRole;
  readonly key: string;
  readonly mail?: string;
  /** The addresses of all process leaders, for that role. */
  readonly leaders?: readonly string[];
}

const useStyles = makeStyles({
  box: { display: 'grid', gap: '12px', width: '100%' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

type Setting = Pick<ActState<'body.set-people'>, 'isRunning' | 'problem'> & {
  readonly set: (next: string | null) => Promise<boolean>;
};

/** Returns a function that puts another person, or nobody, in the place. It answers whether that was saved. */
function useSetPerson({ role, key, mail, leaders = [] }: PersonPlace): Setting {
  const ofGoal = useAct('goal.set-reporter');
  const ofBody = useAct('body.set-people');
  const change = (next: string | null) => ({ seen: mail ?? null, next });
  const ofLeaders = (next: string | null) => {
    const others = leaders.filter((one) => one !== mail);
    return { seen: [...leaders], next: next === null ? others : [...others, next] };
  };
  const set = async (next: string | null): Promise<boolean> => {
    if (role === 'reporter')
      return (await ofGoal.run({ goalKey: key, reporter: change(next) })) !== undefined;
    const changed =
      role === 'processLeader' ? { leaders: ofLeaders(next) } : { [role]: change(next) };
    return (await ofBody.run({ bodyKey: key, ...changed })) !== undefined;
  };
  const { isRunning, problem } = role === 'reporter' ? ofGoal : ofBody;
  return { set, isRunning, problem };
}

/** Says whom the person chooses: somebody for an empty place, or somebody else. */
function labelOf({ mail, role }: PersonPlace, { t: { people } }: Words): string {
  return `${people[mail === undefined ? 'appoint' : 'change'][role]}. ${people.search}`;
}

/** The form in which another person is chosen for a place. */
export function ChangePerson(props: {
  readonly place: PersonPlace;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const { place } = props;
  const setting = useSetPerson(place);
  const [written, setWritten] = useState('');
  const chosen = readAddress(written)?.mail;
  const save = async (next: string | null): Promise<void> => {
    if (await setting.set(next)) props.onSaved();
  };
  const fault = setting.problem?.faults[0];
  return (
    <div className={styles.box}>
      <PeoplePicker
        label={labelOf(place, words)}
        {...definedOnly({ fault: fault && faultText(fault, words) })}
        value={written}
        onChange={setWritten}
      />
      {fault === undefined && <ActProblem problem={setting.problem} />}
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabled={setting.isRunning || chosen === undefined}
          onClick={() => void save(chosen ?? null)}
        >
          {t.people.save}
        </Button>
        <Button disabled={setting.isRunning} onClick={props.onCancel}>
          {t.people.cancel}
        </Button>
        {place.mail !== undefined && (
          <Button appearance="subtle" disabled={setting.isRunning} onClick={() => void save(null)}>
            {place.role === 'reporter' ? t.people.leaveToManager : t.people.remove}
          </Button>
        )}
      </div>
    </div>
  );
}
