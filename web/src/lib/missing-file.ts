/** What browsers say of a file of the app that did not come, each in its own words, and Vite of a style sheet. */
const WORDS = /dynamically imported module|importing a module script failed|unable to preload css/i;

/** Whether an error says that a part of the app could not be fetched, and not that it is broken. */
export function isMissingFile(error: unknown): boolean {
  return error instanceof Error && WORDS.test(error.message);
}
