import { definedOnly } from '../../../core/domain/base/defined';
import { cleanText } from '../../../core/domain/base/clean-text';
import { faultOfText } from '../../../core/domain/base/text-fields';
import {
  Button,
  Field,
  Input,
  Select,
  Text,
  Title3,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import type { Fault } from '../../../core/domain/base/fault';
import {
  kindOfPeriod,
  roundKinds,
  type RoundKind,
} from '../../../core/domain/follow-up/round-kind';
import type { RoundDefaults } from '../../../core/domain/follow-up/round-defaults';
import { faultsOfNewDates } from '../../../core/domain/follow-up/round-dates';
import { faultText } from '../../components/fault-text';
import type { CalendarDate } from '../../../core/domain/base/time';
import { ActProblem } from '../../session/act-problem';
import { useAct } from '../../session/use-act';
import { useWords, type Words } from '../../components/words';
import { LeaveOut } from './leave-out';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '18px', maxWidth: '36rem' },
  head: { display: 'grid', gap: '4px' },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  row: {
    display: 'grid',
    gap: '12px 16px',
    gridTemplateColumns: 'repeat(auto-fit, minmax(11rem, 1fr))',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

type Fields = Readonly<Record<'title' | 'periodFrom' | 'periodTo' | 'dueOn' | 'shownIn', string>>;

/** The form that prepares a round. It sends no messages; the next page shows who will get which. */
export function PrepareForm(props: {
  readonly today: CalendarDate;
  readonly defaults: RoundDefaults;
  readonly onDone: (roundKey: string | undefined) => void;
}): ReactElement {
  const styles = useStyles();
  const allWords = useWords();
  const { t } = allWords;
  const words = t.followUp.prepare;
  const act = useAct('round.prepare');
  const [fields, setFields] = useState<Fields>(() => firstFields(props.defaults, words));
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const [chosenKind, setKind] = useState<RoundKind>();
  const kind = chosenKind ?? kindOfPeriod(fields.periodFrom, fields.periodTo);
  const [isAsked, setAsked] = useState(false);
  const faults = faultsOf(fields, props.today, allWords);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setAsked(true);
    if (Object.keys(faults).length > 0) return;
    const reply = await act.run({ ...fields, kind, leftOutGoalKeys: [...leftOut] });
    if (reply !== undefined) props.onDone(reply.round.key);
  };
  const field = (name: keyof Fields, label: string, type: 'text' | 'date'): ReactElement => (
    <Field
      label={label}
      required
      {...definedOnly({ validationMessage: isAsked ? faults[name] : undefined })}
    >
      <Input
        type={type}
        value={fields[name]}
        onChange={(_, data) => setFields({ ...fields, [name]: data.value })}
      />
    </Field>
  );
  return (
    <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      <header className={styles.head}>
        <Title3 as="h1" className={styles.title}>
          {words.title}
        </Title3>
        <Text className={styles.quiet}>{words.text}</Text>
      </header>
      {field('title', words.name, 'text')}
      <div className={styles.row}>
        {field('periodFrom', words.from, 'date')}
        {field('periodTo', words.to, 'date')}
      </div>
      <div className={styles.row}>
        {field('dueOn', words.due, 'date')}
        <KindField kind={kind} onChange={setKind} />
      </div>
      {field('shownIn', words.shownIn, 'text')}
      <LeaveOut leftOut={leftOut} onChange={setLeftOut} />
      <ActProblem problem={act.problem} />
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabled={act.isRunning}>
          {act.isRunning ? words.preparing : words.submit}
        </Button>
        <Button onClick={() => props.onDone(undefined)}>{t.followUp.cancelAct}</Button>
      </div>
    </form>
  );
}

function KindField(props: {
  readonly kind: RoundKind;
  readonly onChange: (kind: RoundKind) => void;
}): ReactElement {
  const { t } = useWords();
  const choose = (value: string): void =>
    roundKinds.filter((kind) => kind === value).forEach(props.onChange);
  return (
    <Field label={t.followUp.prepare.kind}>
      <Select value={props.kind} onChange={(_, data) => choose(data.value)}>
        {roundKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t.words.roundKind[kind]}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function firstFields(
  { year, ...dates }: RoundDefaults,
  words: Words['t']['followUp']['prepare'],
): Fields {
  return { title: words.nameDefault(year), shownIn: words.shownInDefault(year), ...dates };
}

/** Empty fields, texts that are too long, and dates that the rules refuse. */
function faultsOf(
  fields: Fields,
  today: CalendarDate,
  words: Words,
): Partial<Record<keyof Fields, string>> {
  const { required, order, dueEarly } = words.t.followUp.prepare.faults;
  const names = Object.keys(fields) as (keyof Fields)[];
  const empty = names.filter((name) => cleanText(fields[name]) === '');
  const textOf = (fault: Fault): string => {
    if (fault.reason === 'in-the-past') return dueEarly;
    const isOrder = fault.field === 'periodTo' && fault.reason === 'before-period-begins';
    return isOrder ? order : faultText(fault, words);
  };
  const faults = [
    ...faultsOfNewDates(fields, today),
    faultOfText('roundTitle', fields.title, 'title'),
    faultOfText('shownIn', fields.shownIn),
  ].filter((fault) => fault !== undefined);
  const found = faults.map((fault) => [fault.field, textOf(fault)] as const);
  return Object.fromEntries([...found, ...empty.map((name) => [name, required] as const)]);
}
