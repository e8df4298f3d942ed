import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Indicator } from '../../core/domain/goals/goal';
import { isInPercent } from '../../core/domain/goals/measure-rules';
import type { ChartData, Series } from './chart-data';
import { labelHeights, type Scale } from './chart-scale';
import { partInside, partLabel, valueText } from './value-text';
import { useWords, type Words } from './words';

const useStyles = makeStyles({
  text: { fill: tokens.colorNeutralForeground2 },
  label: { fill: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** Labels at the right end of the chart's lines, moved apart where they would overlap. */
export function EndLabels(props: {
  readonly data: ChartData;
  readonly scale: Scale;
  readonly indicator: Indicator;
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { data, scale, indicator } = props;
  const share: Indicator = { ...indicator, measure: 'percent' };
  const ends = data.series.map((series) => {
    const last = series.values.findLast((value) => value !== undefined) ?? 0;
    return {
      text: `${seriesLabel(series, indicator, words)} ${endNumber(last, series.part === 'share' ? share : indicator, words)}`,
      y: scale.y(last),
      isLine: true,
    };
  });
  const targets = data.targets.map(({ field, value }) => ({
    text: [
      words.t.words.targetLabel,
      ...(field === undefined ? [] : [partInside(field, indicator, words)]),
      endNumber(value, indicator, words),
    ].join(' '),
    y: scale.y(value),
    isLine: false,
  }));
  const labels = labelHeights([...ends, ...targets]);
  return (
    <g>
      {labels.map((label) => (
        <text
          key={label.text}
          className={label.isLine ? styles.label : styles.text}
          x={scale.right + 10}
          y={label.y + 4}
        >
          {label.text}
        </text>
      ))}
    </g>
  );
}

/** Writes the value with a percent sign but without other units, for which there is no room; the table shows them. */
function endNumber(value: number, indicator: Indicator, words: Words): string {
  return isInPercent(indicator.measure)
    ? valueText(value, indicator, words)
    : words.format.number(value, indicator.decimals);
}

function seriesLabel(series: Series, indicator: Indicator, words: Words): string {
  if (series.part === 'share')
    return indicator.split === 'girls-boys' ? words.t.words.girlsShare : words.t.words.womenShare;
  return partLabel(series.part, indicator, words);
}
