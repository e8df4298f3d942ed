import {
  Button,
  Field,
  SearchBox,
  Select,
  Text,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import {
  bankAreas,
  searchBank,
  type BankArea,
  type BankGoal,
} from '../../../../core/domain/goals/goal-bank';
import { useWords } from '../../../components/words';
import { useFormTexts, type FormTexts } from './form-texts';
import type { GoalDraft } from './goal-draft';
import { Row } from './section';

const useStyles = makeStyles({
  panel: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '12px',
    padding: '12px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  search: { flex: '1 1 14rem' },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: '8px',
    maxHeight: '26rem',
    overflowY: 'auto',
  },
  entry: {
    display: 'grid',
    gap: '4px',
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  small: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '4px' },
});

/** Returns the fields of the form that a goal of the bank fills in, with its Swedish words, since the lists are in Swedish. */
export function bankFields(goal: BankGoal, texts: FormTexts): Partial<GoalDraft> {
  return {
    'indicator.name': texts.swedishBank[goal.key].indicator,
    'indicator.measure': goal.measure,
    'indicator.split': goal.split,
    'indicator.direction': goal.direction,
    'indicator.unit': goal.unit ?? '',
    'indicator.decimals': String(goal.decimals),
    'indicator.source': goal.source,
  };
}

/** The bank of ready goals: search, area, and each goal with its source. */
export function BankPanel(props: {
  readonly onUse: (fields: Partial<GoalDraft>) => void;
}): ReactElement {
  const styles = useStyles();
  const texts = useFormTexts();
  const t = texts.form.bank;
  const [text, setText] = useState('');
  const [area, setArea] = useState<BankArea>();
  const found = searchBank({ text, ...(area !== undefined && { area }) }, (key) => [
    texts.bank[key],
    texts.swedishBank[key],
  ]);
  return (
    <section className={styles.panel} aria-label={t.title}>
      <h2 className={styles.title}>{t.title}</h2>
      <p className={styles.quiet}>{t.text}</p>
      <Row>
        <Field label={t.search} className={styles.search}>
          <SearchBox value={text} onChange={(_, data) => setText(data.value)} />
        </Field>
        <Field label={t.area}>
          <Select
            value={area ?? ''}
            onChange={(_, data) => setArea(bankAreas.find((known) => known === data.value))}
          >
            <option value="">{t.allAreas}</option>
            {bankAreas.map((known) => (
              <option key={known} value={known}>
                {t.areas[known]}
              </option>
            ))}
          </Select>
        </Field>
      </Row>
      <Text role="status" className={styles.quiet}>
        {found.length === 0 ? t.none : t.found(found.length)}
      </Text>
      <ul className={styles.list}>
        {found.map((goal) => (
          <BankEntry key={goal.key} goal={goal} onUse={props.onUse} />
        ))}
      </ul>
    </section>
  );
}

function BankEntry(props: {
  readonly goal: BankGoal;
  readonly onUse: (fields: Partial<GoalDraft>) => void;
}): ReactElement {
  const styles = useStyles();
  const { t: words, language } = useWords();
  const texts = useFormTexts();
  const t = texts.form.bank;
  const { goal } = props;
  const { title, indicator } = texts.bank[goal.key];
  const swedish = texts.swedishBank[goal.key].title;
  const { measure, split, direction } = words.words;
  const facts = [measure[goal.measure], split[goal.split], direction[goal.direction]];
  const fields = bankFields(goal, texts);
  return (
    <li className={styles.entry}>
      <span className={styles.name}>{title}</span>
      {language !== 'sv' && <span className={styles.small}>{t.inSwedish(swedish)}</span>}
      <span>{indicator}</span>
      <span className={styles.small}>{facts.join(' · ')}</span>
      <span className={styles.small}>
        {t.source(goal.source)}. {t.basis(goal.basis)}.
      </span>
      <div className={styles.buttons}>
        <Button
          size="small"
          aria-label={`${t.use}: ${title}`}
          onClick={() => props.onUse({ ...fields, title: swedish })}
        >
          {t.use}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          aria-label={`${t.useIndicator}: ${indicator}`}
          onClick={() => props.onUse(fields)}
        >
          {t.useIndicator}
        </Button>
      </div>
    </li>
  );
}
