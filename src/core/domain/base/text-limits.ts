/** Maximum length of a free text such as a comment or a reason, in characters. A note column of a list can hold it. */
export const longestText = 2000;

/** Maximum length of a text in a single-line column of a SharePoint list, in characters. */
export const longestLine = 255;

/** Maximum length of a title or another text of one line, in characters. A text column of a list can hold it. */
export const longestTitle = 200;
