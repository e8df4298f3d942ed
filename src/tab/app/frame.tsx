import { definedOnly } from '../../core/domain/base/defined';
import {
  FluentProvider,
  makeStaticStyles,
  makeStyles,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  tokens,
  type Theme,
} from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import type { ThemeName } from '../session/host';

/** The fonts of Teams. Where Segoe UI is not installed, the fonts of the person's system come before Roboto. */
const fontFamilyBase =
  "'Segoe UI', 'Segoe UI Web (West European)', -apple-system, BlinkMacSystemFont, system-ui, Roboto, 'Helvetica Neue', 'Noto Sans', sans-serif";

const themes: Readonly<Record<ThemeName, Theme>> = {
  default: { ...teamsLightTheme, fontFamilyBase },
  dark: { ...teamsDarkTheme, fontFamilyBase },
  contrast: { ...teamsHighContrastTheme, fontFamilyBase },
};

const useStaticStyles = makeStaticStyles({
  body: { margin: '0' },
  '@page': { size: 'A4', margin: '18mm 16mm' },
});

const useStyles = makeStyles({
  root: {
    minHeight: '100vh',
    backgroundColor: tokens.colorNeutralBackground2,
    '@media print': { backgroundColor: 'transparent', minHeight: 'auto' },
  },
});

/** Applies the colours and fonts of a Teams theme to everything inside. */
export function Frame(props: {
  readonly theme: ThemeName;
  readonly lang?: string;
  readonly children: ReactNode;
}): ReactElement {
  useStaticStyles();
  const styles = useStyles();
  return (
    <FluentProvider
      theme={themes[props.theme]}
      className={styles.root}
      {...definedOnly({ lang: props.lang })}
    >
      {props.children}
    </FluentProvider>
  );
}
