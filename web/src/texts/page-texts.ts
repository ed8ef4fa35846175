/** The texts of a page in another language: every key of the English ones, and more plural forms where the language has them. */
export type PageTexts<English> = Record<keyof English, string> & Record<string, string>;
