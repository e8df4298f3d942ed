import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState, type ReactElement } from 'react';
import type { SettingEffect } from '../../../core/api/settings/settings-view';
import type { AttainmentCounts } from '../../../core/domain/follow-up/setting-effects';
import type { SettingKey } from '../../../core/domain/settings/setting';
import { useWords } from '../../components/words';
import { useView } from '../../session/use-view';
import { useRefusal, useSettingsTexts } from './settings-texts';

const useStyles = makeStyles({
  effect: { margin: 0, color: tokens.colorNeutralForeground1, minHeight: '1.4em' },
});

/** How long the value must stay as it is before the effect is asked for, in milliseconds. */
const pauseMs = 400;

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** Says, while the person types, what the value would change in the round at hand, or why it is refused. */
export function Effect(props: {
  readonly setting: SettingKey;
  readonly value: string;
  readonly isChanged: boolean;
}): ReactElement {
  const styles = useStyles();
  const settled = useSettled(props.value);
  return (
    <p className={styles.effect} role="status">
      {props.isChanged && settled === props.value && (
        <EffectOf setting={props.setting} value={settled} />
      )}
    </p>
  );
}

function EffectOf(props: { readonly setting: SettingKey; readonly value: string }): ReactElement {
  const refusal = useRefusal();
  const sentence = useEffectSentence();
  const { data } = useView('setting-effect', `${props.setting}:${props.value}`);
  const [fault] = data?.faults ?? [];
  if (fault !== undefined) return <>{refusal(fault)}</>;
  if (data?.effect === undefined || data.roundTitle === undefined) return <></>;
  return <>{sentence(data.effect, data.roundTitle)}</>;
}

function useEffectSentence(): (effect: SettingEffect, round: string) => string {
  const { effect: texts } = useSettingsTexts();
  const { format } = useWords();
  const counted = (counts: AttainmentCounts) =>
    texts.counts(counts.met, counts['partly-met'], counts['not-met']);
  return (effect, round) => {
    if (JSON.stringify(effect.before) === JSON.stringify(effect.after)) return texts.unchanged;
    switch (effect.kind) {
      case 'attainment':
        return texts.attainment(round, counted(effect.before), counted(effect.after));
      case 'hidden':
        return texts.hidden(round, effect.before, effect.after);
      case 'reminders':
        return texts.reminders(round, effect.after.map(format.moment));
    }
  };
}
