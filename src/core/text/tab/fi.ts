import { sv, type TabText } from './sv';

export const fi: TabText = sv;
