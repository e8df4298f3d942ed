/** Longest free text of a person, such as a comment or a reason, in characters; a note column of a list takes it whole. */
export const longestText = 2000;

/** Longest title or other text of one line, in characters; a text column of a list takes it whole. */
export const longestTitle = 200;
