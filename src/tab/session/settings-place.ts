import { createContext, useContext } from 'react';

/** Opens the settings in place of the page at hand. */
type OpenSettings = () => void;

const SettingsPlace = createContext<OpenSettings | undefined>(undefined);

/** Provides the way to the settings to the pages from which it leads. */
export const SettingsPlaceProvider = SettingsPlace.Provider;

/** Returns the function that opens the settings; undefined on the page of the settings itself. */
export function useSettingsPlace(): OpenSettings | undefined {
  return useContext(SettingsPlace);
}
