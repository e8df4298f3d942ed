/** The languages of the product: Swedish, English and Finnish. */
export const languages = ['sv', 'en', 'fi'] as const;
export type Language = (typeof languages)[number];
