import { makeStyles, tokens } from '@fluentui/react-components';
import { useId, useRef, type ReactElement } from 'react';
import { evenBand } from '../../core/domain/follow-up/attainment';
import type { Indicator } from '../../core/domain/goals/goal';
import { isInPercent } from '../../core/domain/goals/measure-rules';
import { chartData, type ChartData, type ChartedGoal, type Series } from './chart-data';
import { chartScale, segments, type Scale } from './chart-scale';
import { EndLabels } from './end-labels';
import { valueText } from './value-text';
import { useWidth } from './use-width';
import { useWords } from './words';

const height = 232;

const useStyles = makeStyles({
  svg: {
    display: 'block',
    width: '100%',
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
  },
  axis: { stroke: tokens.colorNeutralStroke2 },
  text: { fill: tokens.colorNeutralForeground2 },
  hatch: { stroke: tokens.colorNeutralStroke1, strokeWidth: '1px' },
  band: {
    fill: tokens.colorNeutralBackground4,
    stroke: tokens.colorNeutralStroke2,
    strokeDasharray: '2 3',
  },
  target: { stroke: tokens.colorNeutralForeground2, strokeDasharray: '6 4', strokeWidth: '1.5px' },
  first: { stroke: tokens.colorNeutralForeground1, strokeWidth: '2.5px', fill: 'none' },
  second: {
    stroke: tokens.colorNeutralForeground3,
    strokeWidth: '2.5px',
    strokeDasharray: '1 5',
    strokeLinecap: 'round',
    fill: 'none',
  },
  firstMark: { fill: tokens.colorNeutralForeground1 },
  secondMark: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorNeutralForeground3,
    strokeWidth: '2.5px',
  },
});

/**
 * A chart of a goal's outcomes over time, by sex. The lines differ in tone, pattern and marker (circle and square), and
 * the gap between them is hatched, so that nothing depends on colour.
 */
export function SexChart({ goal }: { readonly goal: ChartedGoal }): ReactElement | null {
  const words = useWords();
  const data = chartData(goal, words.t.words.startLabel);
  if (data === undefined || goal.indicator === undefined) return null;
  return <Chart data={data} indicator={goal.indicator} />;
}

function Chart(props: { readonly data: ChartData; readonly indicator: Indicator }): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const { data, indicator } = props;
  const scale = chartScale(data, { width, height });
  return (
    <div ref={box}>
      <svg
        className={styles.svg}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={words.t.words.chartLabel(indicator.name)}
      >
        {data.isShare && (
          <rect
            className={styles.band}
            x={scale.left}
            width={scale.right - scale.left}
            y={scale.y(evenBand.to)}
            height={scale.y(evenBand.from) - scale.y(evenBand.to)}
          />
        )}
        <Axes data={data} scale={scale} indicator={indicator} />
        <Gap data={data} scale={scale} />
        {data.targets.map(({ value }) => (
          <line
            key={value}
            className={styles.target}
            x1={scale.left}
            x2={scale.right}
            y1={scale.y(value)}
            y2={scale.y(value)}
          />
        ))}
        {data.series.map((series) => (
          <Line key={series.part} series={series} scale={scale} />
        ))}
        <EndLabels data={data} scale={scale} indicator={indicator} />
      </svg>
    </div>
  );
}

function Axes(props: {
  readonly data: ChartData;
  readonly scale: Scale;
  readonly indicator: Indicator;
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { scale, data } = props;
  const shown = data.isShare
    ? { ...props.indicator, measure: 'percent' as const }
    : props.indicator;
  return (
    <g>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line
            className={styles.axis}
            x1={scale.left}
            x2={scale.right}
            y1={scale.y(tick)}
            y2={scale.y(tick)}
          />
          <text className={styles.text} x={scale.left - 8} y={scale.y(tick) + 4} textAnchor="end">
            {isInPercent(shown.measure)
              ? valueText(tick, shown, words)
              : words.format.number(tick, 1)}
          </text>
        </g>
      ))}
      {data.occasions.map(({ year, note }, index) => (
        <text
          key={`${year}-${index}`}
          className={styles.text}
          x={scale.x(index)}
          y={height - 20}
          textAnchor="middle"
        >
          {year}
          {note !== undefined && (
            <tspan x={scale.x(index)} y={year === '' ? height - 20 : height - 4}>
              {note}
            </tspan>
          )}
        </text>
      ))}
    </g>
  );
}

/** Hatches the area between the lines of women and men, over all occasions where both figures are known. */
function Gap(props: { readonly data: ChartData; readonly scale: Scale }): ReactElement | null {
  const styles = useStyles();
  const hatchId = useId();
  const { data, scale } = props;
  const [first, second] = data.series;
  if (first === undefined || second === undefined) return null;
  const both = first.values.flatMap((value, index) => {
    const other = second.values[index];
    return value === undefined || other === undefined ? [] : [{ index, value, other }];
  });
  const upper = both.map((p) => `${scale.x(p.index)},${scale.y(p.value)}`);
  const lower = both.toReversed().map((p) => `${scale.x(p.index)},${scale.y(p.other)}`);
  return (
    <>
      <pattern id={hatchId} width="6" height="6" patternUnits="userSpaceOnUse">
        <path className={styles.hatch} d="M0 6L6 0" />
      </pattern>
      <polygon fill={`url(#${hatchId})`} points={[...upper, ...lower].join(' ')} />
    </>
  );
}

function Line(props: { readonly series: Series; readonly scale: Scale }): ReactElement {
  const styles = useStyles();
  const { series, scale } = props;
  const isSecond = series.part === 'men';
  return (
    <g>
      {segments(series.values).map((run) => (
        <polyline
          key={run[0]?.index}
          className={isSecond ? styles.second : styles.first}
          points={run.map((point) => `${scale.x(point.index)},${scale.y(point.value)}`).join(' ')}
        />
      ))}
      {segments(series.values)
        .flat()
        .map((point) =>
          isSecond ? (
            <rect
              key={point.index}
              className={styles.secondMark}
              x={scale.x(point.index) - 4.5}
              y={scale.y(point.value) - 4.5}
              width={9}
              height={9}
            />
          ) : (
            <circle
              key={point.index}
              className={styles.firstMark}
              cx={scale.x(point.index)}
              cy={scale.y(point.value)}
              r={5}
            />
          ),
        )}
    </g>
  );
}
