import { Text, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { RoundPreviewView } from '../../../core/api/follow-up/round-preview-view';
import { definedOnly } from '../../../core/domain/base/defined';
import { useWords } from '../../components/words';
import { ChangePersonButton } from '../../people/change-person-button';
import { Card, Line } from './preview-card';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: '10px' },
});

/** Lists who gets no card when the round opens, and why. Who cannot be found can be replaced here. */
export function Unreachable({ preview }: { readonly preview: RoundPreviewView }): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const words = t.followUp.preview;
  return (
    <Card title={words.unreachable(preview.unreachable.length)}>
      {preview.unreachable.some((one) => one.place === undefined) && (
        <Text className={styles.quiet}>{words.unreachableText}</Text>
      )}
      {preview.unreachable.some((one) => one.place !== undefined) && (
        <Text className={styles.quiet}>{t.people.unfoundText}</Text>
      )}
      <ul className={styles.list}>
        {preview.unreachable.map((one) => (
          <Line
            key={`${one.bodyName}:${one.mail ?? ''}:${one.reason}`}
            name={`${one.bodyName}: ${words.reason[one.reason]}`}
            details={[one.mail, ...one.goalTitles].filter((part) => part !== undefined).join(' · ')}
          >
            {one.place !== undefined && (
              <ChangePersonButton
                isEmpty={one.mail === undefined}
                place={definedOnly({ ...one.place, mail: one.mail })}
              />
            )}
          </Line>
        ))}
      </ul>
    </Card>
  );
}
