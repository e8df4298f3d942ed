import { sv, type TabText } from './sv';

export const en: TabText = sv;
